import { singleKeys, switchSingleKeys } from '../state/shortcuts';
import { en } from '../text/en';

export default function Shortcuts() {
  const groups: [string, Record<string, string>][] = [
    [en.shortcuts.everywhere, en.shortcuts.keys],
    [en.shortcuts.lists, en.shortcuts.listKeys],
    [en.shortcuts.article, en.shortcuts.articleKeys],
  ];
  return (
    <div class="column">
      <h1>{en.titles.shortcuts}</h1>
      <p>{en.shortcuts.intro}</p>
      <div class="shortcut-groups">
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl class="shortcuts">
              {Object.entries(keys).map(([key, what]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((each) => (
                      <kbd key={each}>{each}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={singleKeys.value} onChange={switchSingleKeys} /> {en.shortcuts.single}
      </label>
      <p class="muted">{en.shortcuts.singleHint}</p>
    </div>
  );
}
