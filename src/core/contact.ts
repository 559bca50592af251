/** How people are reached: what counts as an e-mail address and as a telephone number. Pure. */

/** One address, without blanks, quotes or separators of lists: it is put into links. */
export const emailPattern =
  /^[^\s@"'<>,;:()[\]\\]{1,64}@[^\s@"'<>,;:()[\]\\]{1,180}\.[^\s@"'<>,;:()[\]\\.]{2,24}$/u;

export const phonePattern = /^[+0-9][0-9 ()./-]{2,38}$/;
