/** How wide the two pictures of a figure are drawn; its own file, so that a page that only redraws fetches nothing more. */

/** px; a picture is as high as it asks to be at its width. */
export const pictureWidths = { wide: 720, narrow: 360 } as const;
