/**
 * `npm run image:check`: builds the image on whatever base is at hand and walks one container from its first start to its
 * last stop. `--image NAME` walks one that is built already. Needs Docker or Podman; without a registry also root and debootstrap. Not a part of `npm test`.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBase } from './image/base-image.ts';
import { walkImage } from './image/walk-image.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { image: { type: 'string' } } });
const image = values.image ?? 'localhost/efactura-sync:check';

const found = findBase();
if (!found) {
  console.error(
    'No container can be run here: Docker, or Podman (Debian: podman runc debootstrap, as root), and a base image are needed.',
  );
  process.exit(1);
}
const { engine, base, origin } = found;
console.log(`${engine.name}, base ${base} (${origin})`);
if (!values.image) {
  const begun = performance.now();
  engine.run(['build', ...engine.buildOptions, '--build-arg', `NODE_IMAGE=${base}`, '--tag', image, root]);
  console.log(`built in ${Math.round((performance.now() - begun) / 1000)} s`);
}
const walk = await walkImage(engine, image);

const sizeOf = (name: string) => Number(engine.run(['image', 'inspect', '--format', '{{.Size}}', name]));
const inside = (...args: string[]) =>
  engine.run([
    'run',
    '--rm',
    ...engine.runOptions,
    '--network',
    'host',
    '--entrypoint',
    args[0]!,
    image,
    ...args.slice(1),
  ]);
const folders = inside(
  'sh',
  '-c',
  'du -sm /app/dist /app/web/dist /app/node_modules; du -sm /app/node_modules/* /app/node_modules/@*/* | sort -rn | head -15',
);
const node = Number(inside('sh', '-c', 'stat -Lc %s "$(command -v node)"'));
const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);
console.log(folders);
console.log(
  JSON.stringify({
    imageMiB: mib(sizeOf(image)),
    baseMiB: mib(sizeOf(base)),
    nodeMiB: mib(node),
    nodeHereMiB: mib(statSync(process.execPath).size),
    ...walk,
  }),
);
