import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { en } from '../text/en';
import { Empty, Loading } from './Notice';

/** A component whose script is loaded when it is first shown. */
export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [Component, setComponent] = useState<ComponentType<Props> | undefined>(() => loaded);
    useEffect(() => {
      load().then(
        (module) => {
          loaded = module.default;
          setComponent(() => module.default);
        },
        () => setComponent(() => Unloaded),
      );
    }, []);
    return Component ? <Component {...props} /> : <Loading />;
  };
}

function Unloaded() {
  return (
    <Empty title={en.problem.outdated} fix={en.problem.outdatedFix}>
      <button type="button" class="button primary" onClick={() => location.reload()}>
        {en.problem.reload}
      </button>
    </Empty>
  );
}
