import { largestPhotoBytes } from '@motcua/contract/feedback/wire';
import { MotcuaError } from './motcua-error.ts';

/** Longer side of what is sent, in pixels: a house number can still be read on it. */
const longestSide = 1600;
/** JPEG qualities, tried in this order until the photo is small enough. */
const qualities = [0.85, 0.7, 0.5];

/**
 * Makes a photo that can be sent: what a camera writes into it about place, time and owner (EXIF, XMP, IPTC) is gone, it
 * stands upright, and its longer side is at most 1,600 pixels. It is drawn anew, so nothing but what is seen is left.
 *
 * @returns A JPEG.
 * @throws MotcuaError `BAD_INPUT` where this is not possible. Send nothing then: the original says where it was taken.
 */
export async function withoutMetadata(photo: Blob): Promise<Blob> {
  try {
    const image = await decoded(photo);
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const [width, height] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
    const canvas = canvasOf(width, height);
    const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
    if (!context) throw new TypeError('no canvas');
    context.fillStyle = '#fff'; // A JPEG has no transparency; black would swallow dark writing.
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    image.close();
    for (const quality of qualities) {
      const jpeg = await jpegOf(canvas, quality);
      if (jpeg.type !== 'image/jpeg' || jpeg.size === 0) throw new TypeError('no JPEG');
      if (jpeg.size <= largestPhotoBytes) return jpeg;
    }
    throw new RangeError('too large');
  } catch (cause) {
    throw new MotcuaError('BAD_INPUT', 'withoutMetadata: the photo could not be drawn anew', { cause });
  }
}

/** Decodes a photo, upright. Chrome before 111 does not know this word for it, and does it by itself. */
async function decoded(photo: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(photo, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof TypeError) return createImageBitmap(photo);
    throw error;
  }
}

function canvasOf(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  return typeof document === 'undefined' ? new OffscreenCanvas(width, height) : Object.assign(document.createElement('canvas'), { width, height });
}

function jpegOf(canvas: HTMLCanvasElement | OffscreenCanvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new TypeError('no JPEG'))), 'image/jpeg', quality);
  });
}
