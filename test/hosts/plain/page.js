// A page without a framework. The types come from the elements' modules; the elements themselves from the script tag.
/** @import {} from '@motcua/widgets/service-card' */
/** @import {} from '@motcua/widgets/service-finder' */

const output = document.querySelector('output');
let finder = document.querySelector('motcua-service-finder');
const another = finder?.cloneNode(true);

function prepare() {
  if (!finder) return;
  finder.strings = { label: 'Bạn tìm thủ tục gì?' };
  finder.addEventListener('motcua-service-chosen', (event) => {
    event.preventDefault(); // This page shows the service itself.
    if (output) output.textContent = `Bạn chọn ${event.code}`;
    document.querySelector('motcua-service-card')?.remove();
    const card = document.createElement('motcua-service-card');
    card.code = event.code;
    card.compact = true;
    card.toggleAttribute('eager', true); // Asked for, so it is loaded also below what is seen.
    output?.after(card);
  });
}
prepare();

document.querySelector('#open')?.addEventListener('click', ({ currentTarget }) => {
  if (finder) {
    finder.remove();
    finder = null;
  } else {
    output?.before(another?.cloneNode(true) ?? '');
    finder = document.querySelector('motcua-service-finder');
    prepare();
  }
  if (currentTarget instanceof HTMLElement) currentTarget.textContent = finder ? 'Đóng tra cứu' : 'Mở tra cứu';
});
document.querySelector('#compact')?.addEventListener('click', () => {
  if (finder) finder.compact = !finder.compact;
});
document.querySelector('#label')?.addEventListener('click', () => {
  if (finder) finder.strings = { label: 'Bạn cần giấy tờ gì?' };
});
