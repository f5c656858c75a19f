import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Loading } from './Notice';

/** A component whose script is loaded when it is first shown. */
export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [Component, setComponent] = useState(() => loaded);
    useEffect(() => {
      void load().then((module) => {
        loaded = module.default;
        setComponent(() => loaded);
      });
    }, []);
    return Component ? <Component {...props} /> : <Loading />;
  };
}
