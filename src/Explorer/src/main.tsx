import { render } from 'preact';
import './styles/index.css';
import { App } from './App';

render(<App />, document.getElementById('page')!);
