// Grey pictures and the changes that make a code in them readable. Nothing here knows what a QR code is.

/** Pixels as a canvas gives them: four bytes each, red, green, blue, alpha. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** One byte a pixel, 0 black to 255 white. */
export interface Grey {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export type Channel = 'luma' | 'red' | 'green' | 'blue' | 'darkest' | 'brightest';

function valueOf(channel: Channel, red: number, green: number, blue: number): number {
  if (channel === 'luma') return (red * 77 + green * 150 + blue * 29) >> 8;
  if (channel === 'red') return red;
  if (channel === 'green') return green;
  if (channel === 'blue') return blue;
  return channel === 'darkest' ? Math.min(red, green, blue) : Math.max(red, green, blue);
}

/** One channel of a picture, laid on a ground of so bright a grey where it is transparent. */
export function toGrey({ data, width, height }: Picture, channel: Channel = 'luma', ground = 255): Grey {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const value = valueOf(channel, data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    const alpha = data[at + 3] ?? 255;
    grey[i] = alpha === 255 ? value : ground + ((value - ground) * alpha) / 255;
  }
  return { data: grey, width, height };
}

/** The same picture in the form that readers take. */
export function toPicture({ data, width, height }: Grey): Picture {
  const rgba = new Uint8ClampedArray(data.length * 4);
  const words = new Uint32Array(rgba.buffer);
  for (let i = 0; i < data.length; i++) words[i] = ((data[i] ?? 0) * 0x010101) | 0xff000000;
  return { data: rgba, width, height };
}

/** The part that begins at (left, top); it must lie inside the picture. */
export function crop(grey: Grey, left: number, top: number, width: number, height: number): Grey {
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * grey.width + left;
    data.set(grey.data.subarray(from, from + width), y * width);
  }
  return { data, width, height };
}

/** A frame of one grey around the picture. */
export function addMargin(grey: Grey, margin: number, value: number): Grey {
  const width = grey.width + 2 * margin;
  const data = new Uint8ClampedArray(width * (grey.height + 2 * margin)).fill(value);
  for (let y = 0; y < grey.height; y++) {
    data.set(grey.data.subarray(y * grey.width, (y + 1) * grey.width), (y + margin) * width + margin);
  }
  return { data, width, height: grey.height + 2 * margin };
}

export function invert(grey: Grey): Grey {
  return { ...grey, data: grey.data.map((value) => 255 - value) };
}

/** Darkest to black and brightest to white, leaving out the outermost hundredth on both sides. */
export function stretchContrast(grey: Grey): Grey {
  const histogram = new Uint32Array(256);
  for (const value of grey.data) histogram[value] = (histogram[value] ?? 0) + 1;
  const cut = grey.data.length / 100;
  const limit = (order: (i: number) => number): number => {
    let seen = 0;
    for (let i = 0; i < 256; i++) {
      seen += histogram[order(i)] ?? 0;
      if (seen > cut) return order(i);
    }
    return order(255);
  };
  const low = limit((i) => i);
  const high = limit((i) => 255 - i);
  if (high <= low) return grey;
  return { ...grey, data: grey.data.map((value) => ((value - low) * 255) / (high - low)) };
}

/** The picture with half as many pixels each way, every one the mean of four; a last odd row or column is left out. */
export function halved({ data, width, height }: Picture): Picture {
  const from = new Uint32Array(new Uint8Array(data).buffer);
  const [wide, high] = [width >> 1, height >> 1];
  const to = new Uint32Array(wide * high);
  const every = 0xff00ff;
  for (let y = 0, at = 0; y < high; y++) {
    for (let x = 0, up = 2 * y * width; x < wide; x++, at++, up += 2) {
      const a = from[up] ?? 0;
      const b = from[up + 1] ?? 0;
      const c = from[up + width] ?? 0;
      const d = from[up + width + 1] ?? 0;
      // Two channels at once: between them there is room for the sum.
      const even = ((a & every) + (b & every) + (c & every) + (d & every)) >>> 2;
      const odd = (((a >>> 8) & every) + ((b >>> 8) & every) + ((c >>> 8) & every) + ((d >>> 8) & every)) >>> 2;
      to[at] = (even & every) | ((odd & every) << 8);
    }
  }
  return { data: new Uint8ClampedArray(to.buffer), width: wide, height: high };
}
