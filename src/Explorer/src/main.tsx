import { render } from 'preact';
import './styles/index.css';
import { discover } from './api/capabilities';
import { App } from './App';

void discover();
render(<App />, document.getElementById('page')!);
