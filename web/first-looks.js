// How the page before the app looks: it greets, and is as large and as bright as the patient chose.

import { showCountry } from './first-help.js';

const LARGE = 1.5;
const root = document.documentElement;
const page = document.getElementById('first-page');
const find = (selector) => page.querySelector(selector);

/** Says good morning, or what the hour asks. */
export const greet = () => {
  const hour = new Date().getHours();
  const part = hour >= 4 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
  const greeting = find('.bar h1');
  greeting.textContent = greeting.dataset[part];
  greeting.hidden = false;
};

/** Text as large as the device and the patient ask. The faces of `asking` become a list where it is large. */
export const layOut = (chosen, asking) => {
  root.style.setProperty('--text', chosen);
  const scale = chosen * parseFloat(getComputedStyle(root).fontSize) / 16;
  if (scale < LARGE || 'large' in root.dataset) return;
  root.dataset.large = '';
  const greeting = find('.bar h1');
  greeting.className = 'head';
  find('.cards').prepend(greeting);
  asking.list();
};

const paint = (appearance) => {
  root.dataset.appearance = appearance;
  document.querySelectorAll('meta[name=theme-color]').forEach((meta) => {
    if (meta.media.includes(appearance)) meta.removeAttribute('media'); else meta.remove();
  });
};

/** As the journal lets this page know. */
export const dress = ({ appearance, country, faces: asks, text_scale: chosen }, asking) => {
  if (appearance !== 'system') paint(appearance);
  layOut(chosen ?? 1, asking);
  showCountry(country);
  root.dataset.state = asks ? 'asking' : 'paused';
};
