// One family with a 24 grid, drawn for this site. Always beside a word, so hidden from screen readers.
const shapes = {
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.6 2.2"/>',
  pin: '<path d="M12 21.5S5 15.3 5 10a7 7 0 0 1 14 0c0 5.3-7 11.5-7 11.5z"/><circle cx="12" cy="10" r="2.5"/>',
  phone: '<path d="M5 3.5h3.5l1.8 4.7-2.2 1.6a12 12 0 0 0 6.1 6.1l1.6-2.2 4.7 1.8V19a1.5 1.5 0 0 1-1.6 1.5C10.8 20 4 13.2 3.5 5.1A1.5 1.5 0 0 1 5 3.5z"/>',
  mail: '<rect x="2.5" y="5" width="19" height="14" rx="1.5"/><path d="m3.5 6.5 8.5 6.5 8.5-6.5"/>',
  warning: '<path d="M12 3.5 21.5 20h-19z"/><path d="M12 10v4.5M12 17.2v.1"/>',
  people: '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.3a6.5 6.5 0 0 1 3.5 5.7"/>',
};

/** Draws an icon. */
export function icon(name) {
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}

const street =
  'M0 83h320M6 83V34h26v49M6 42h26M10 34V27h18v7M12 50h5v9h-5zM21 50h5v9h-5zM14 83V68h10v15M38 83V20h30v63M34 20h38M53 20V12M38 36h30M43 36V28a4 4 0 0 1 8 0v8M55 36V28a4 4 0 0 1 8 0v8M41 52h24M45 52v-9h6v9M55 52v-9h6v9M44 83V64h18v19M44 68h18M74 83V44h24v39M70 44l16-12 16 12M79 54h5v8h-5zM88 54h5v8h-5zM81 83V70h10v13M110 83V58M104 58c-6-2-7-12 0-15 1-8 12-9 14-1 7 2 7 13 0 15-4 3-10 3-14 1zM126 83V28h28v55M124 28h32M129 28v-8h22v8M131 36h7v10h-7zM142 36h7v10h-7zM126 52h28M126 56h28M131 83V62h18v21M140 62v21M160 83V14h22v69M160 24h22M164 31h5v8h-5zM173 31h5v8h-5zM164 46h5v8h-5zM173 46h5v8h-5zM160 60h22M158 64h26l-2-4M166 83V68h10v15M188 83V40h32v43M186 40c8-2 12-10 18-10s10 8 18 10M194 48h6v9h-6zM208 48h6v9h-6zM196 83V66h16v17M204 66v17M232 83V30M226 36h12M226 42h12M220 38c60 10 66 8 100-2M250 83V48h26v35M250 56h26M248 48h30M254 48v-6h18v6M255 62h5v8h-5zM266 62h5v8h-5zM290 83V62M284 62c-7-2-7-13 1-15 2-8 12-7 13 0 7 3 6 13 0 15-4 2-10 2-14 0zM304 83V36h14v47M302 36h18M308 44h6v9h-6zM308 60h6v9h-6z';

/** The row of houses above the footer: the ward's own drawing, not an emblem. */
export const frieze = `<svg class="frieze" viewBox="0 0 1280 84" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
    <defs><path id="street" d="${street}"/></defs>
    <use href="#street"/><use href="#street" x="320"/><use href="#street" x="640"/><use href="#street" x="960"/>
  </svg>`;
