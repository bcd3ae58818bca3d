// One spelling of line ends in what a code says.

/** LF for CRLF; everything else as the code has it. */
export function tidyText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
