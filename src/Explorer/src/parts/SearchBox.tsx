import { useEffect, useRef, useState } from 'preact/hooks';
import { completions } from '../api/archive';
import type { KnownEntity } from '../api/types';
import { addressOf, ask, go, query, queryViews, view } from '../state/address';
import { useDraft } from '../state/draft';
import { useKeys } from '../state/shortcuts';
import { valueOf, withCondition, without } from '../state/query';
import { en } from '../text/en';
import { plain } from '../text/plain';
import { filterIcons } from './filters';
import { Icon } from './Icon';

const pause = 120;
const types = ['person', 'organisation', 'place', 'speaker', 'source', 'keyword'];

/** The one box: words are searched as they are; a suggestion becomes a filter. */
export function SearchBox() {
  const asked = valueOf(query.value, 'q') ?? '';
  const [text, setText] = useDraft(asked);
  const [names, setNames] = useState<KnownEntity[]>([]);
  const [open, setOpen] = useState(false);
  // By what it is and not by its place: names that come late must not put another one under the cursor.
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);

  useKeys({
    '/': () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  useEffect(() => {
    const prefix = text.trim();
    if (!open || prefix.length < 2) {
      setNames([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      completions(prefix, stop.signal).then(
        ({ items }) => setNames(items.filter((item) => types.includes(item.type)).slice(0, 10)),
        () => setNames([]),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, open]);

  const words = text.trim();
  const options: { key: string; run: () => void; name?: KnownEntity; label?: string }[] = !open || words === '' ? [] : [
    { key: 'words', label: en.box.words(words), run: () => search(words) },
    { key: 'said', label: en.box.quoted(words), run: () => go(addressOf('quotations', withCondition(query.value, 'q', words))) },
    ...names.map((name) => ({ key: `${name.type}|${name.name}`, name, run: () => choose(name) })),
  ];

  const active = options.findIndex(({ key }) => key === chosen);

  const close = () => {
    setOpen(false);
    setChosen(null);
  };
  const search = (q: string) => {
    close();
    ask(withCondition(query.value, 'q', q));
  };
  const choose = (name: KnownEntity) => {
    close();
    setText('');
    ask(withCondition(without(queryViews.has(view.value) ? query.value : [], 'q'), name.type, name.name));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && words) {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
      setChosen(options[next]?.key ?? null);
    } else if (event.key === 'Escape') {
      if (open) {
        close();
      } else {
        box.current?.blur();
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      (options[active]?.run ?? (() => search(words)))();
    }
  };

  return (
    <form class="search-box" role="search" onSubmit={(event) => event.preventDefault()}>
      <Icon name="search" size={18} />
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={en.box.label}
        aria-expanded={options.length > 0}
        aria-controls="suggestions"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `suggestion-${active}` : undefined}
        aria-keyshortcuts="/"
        placeholder={en.box.placeholder}
        autocomplete="off"
        spellcheck={false}
        maxLength={1000}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setChosen(null);
          if (event.currentTarget.value === '' && asked) {
            ask(without(query.value, 'q'));
          }
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="suggestions" role="listbox" aria-label={en.box.suggestions} hidden={options.length === 0}>
        {options.map((option, index) => (
          <li
            key={option.key}
            id={`suggestion-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              option.run();
            }}
          >
            <Icon name={option.name ? (filterIcons[option.name.type] ?? 'tag') : option.key === 'said' ? 'quote' : 'search'} />
            {option.name ? (
              <>
                <bdi class="suggestion-name">{plain(option.name.name)}</bdi>
                <span class="muted">{plain(option.name.roles[0] ?? en.types[option.name.type] ?? '')}</span>
                {option.name.articles !== undefined && <span class="count">{en.number(option.name.articles)}</span>}
              </>
            ) : (
              <span>{option.label}</span>
            )}
          </li>
        ))}
      </ul>
    </form>
  );
}
