/** Hands a file that was made in the page to the reader. */

export function saveFile(name: string, mediaType: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its hands on the content only after the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
