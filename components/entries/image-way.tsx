// Adding from pictures: picked, dropped on the page or pasted.
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../brand/icons.tsx';
import { isolated } from '../controls/name.tsx';
import { Notice } from '../controls/notice.tsx';
import { useText } from '../controls/translate.tsx';
import { type ImageFault, type ImagesRead, readImages } from './read-images.ts';

const faultTexts = {
  'too-big': 'add.imageTooBig',
  'not-read': 'add.imageNotRead',
  'no-qr': 'add.imageNoQr',
} as const satisfies Record<ImageFault, string>;

interface Props {
  readonly onTexts: (texts: readonly string[]) => void;
}

export function ImageWay({ onTexts }: Props): ReactNode {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const [faults, setFaults] = useState<ImagesRead['faults']>([]);
  const read = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      setReading(true);
      setFaults([]);
      const found = await readImages(files);
      setReading(false);
      setFaults(found.faults);
      if (found.texts.length > 0) onTexts(found.texts);
    },
    [onTexts],
  );
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void read(files);
    };
    // A picture may be dropped anywhere on the page: nobody has to aim.
    const onOver = (event: DragEvent) => (event.preventDefault(), setOver(true));
    const onLeave = () => setOver(false);
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void read([...(event.dataTransfer?.files ?? [])]);
    };
    const leaving = new AbortController();
    const { signal } = leaving;
    document.addEventListener('paste', onPaste, { signal });
    document.addEventListener('dragover', onOver, { signal });
    document.addEventListener('dragleave', onLeave, { signal });
    document.addEventListener('drop', onDrop, { signal });
    return () => leaving.abort();
  }, [read]);
  return (
    <section aria-labelledby="add-image" className={over ? 'drop over stack' : 'drop stack'}>
      <h3 id="add-image">{t('add.imageTitle')}</h3>
      <input
        accept="image/*"
        aria-hidden="true"
        hidden
        multiple
        onChange={(event) => void read([...(event.target.files ?? [])])}
        ref={picker}
        tabIndex={-1}
        type="file"
      />
      <button aria-disabled={reading} onClick={() => !reading && picker.current?.click()} type="button">
        <Icon name="picture" />
        <span aria-live="polite">{t(reading ? 'add.reading' : 'add.imageChoose')}</span>
      </button>
      <p className="muted">{t('add.imageHint')}</p>
      {faults.map(({ file, fault }) => (
        <Notice key={file} tone="bad">
          {t(faultTexts[fault], isolated(file))}
        </Notice>
      ))}
    </section>
  );
}
