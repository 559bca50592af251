/** Real files of a few hundred bytes: a PDF that opens, a CSV table, a PNG picture. */
import { crc32, deflateSync } from 'node:zlib';
import type { Random } from './random.ts';

export function csvFile(random: Random): Buffer {
  let text = 'data;litri;valoare\r\n';
  const rows = random.int(1, 30);
  for (let i = 0; i < rows; i++)
    text += `2025-0${random.int(1, 9)}-${random.int(10, 28)};${random.int(5, 90)},${random.digits(2)};${random.int(40, 700)},${random.digits(2)}\r\n`;
  return Buffer.from(text, 'utf8');
}

export function pdfFile(random: Random): Buffer {
  const stream = `BT /F1 18 Tf 40 100 Td (Anexa nr. ${random.int(1, 99999)}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj${object}endobj\n`;
  }
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A grey square of a few pixels, stored uncompressed: compressed bytes are not the same with every zlib. */
export function pngFile(random: Random): Buffer {
  const side = random.int(1, 8);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const pixels = Buffer.alloc(side * (side + 1), random.int(0, 255));
  for (let row = 0; row < side; row++) pixels[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
