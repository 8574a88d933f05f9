import type { InputOf } from '@motcua/contract';
import type { sendFeedback } from '@motcua/contract/feedback';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, sampleFeedback, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, type Client } from '@motcua/sdk';
import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import '../app/index.ts';
import '../feedback-status/index.ts';
import { states } from '../core/states.strings.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { keptReports } from '../feedback-status/kept-reports.ts';
import { keptWard } from '../ward-chooser/kept-ward.ts';
import '../ward-chooser/index.ts';
import type { FeedbackSentEvent } from './feedback-sent-event.ts';
import { strings } from './feedback.strings.ts';
import './index.ts';
import { problemsOf } from './problems.ts';
import { sentStrings } from './sent.strings.ts';
import { reportOf } from './sending.ts';
import { stepsStrings } from './steps.strings.ts';

type Sent = InputOf<typeof sendFeedback>;

interface Situation {
  readonly ports?: Partial<GatewayPorts>;
  readonly client?: Client;
  readonly lang?: string;
  readonly isEasy?: boolean;
  /** Whether what an earlier page of this tab kept is still there. */
  readonly isReload?: boolean;
  readonly root?: HTMLElement;
}

/** What becomes of a photo of some colour, with what a camera writes beside the picture. */
async function photo(name = 'den.jpg', sidePx = 40): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: sidePx, height: sidePx });
  canvas.getContext('2d')!.fillRect(0, 0, sidePx, sidePx / 2);
  const blob = await new Promise<Blob>((resolve) => canvas.toBlob((each) => resolve(each!), 'image/jpeg'));
  const jpeg = new Uint8Array(await blob.arrayBuffer());
  const exif = new TextEncoder().encode('Exif\0\0GPS 21.03357 105.85243');
  const segment = Uint8Array.of(0xff, 0xe1, 0, exif.length + 2, ...exif);
  return new File([jpeg.subarray(0, 2), segment, jpeg.subarray(2)], name, { type: 'image/jpeg' });
}

function notedAgency() {
  const agency = sampleFeedback();
  const sent: Sent[] = [];
  const send: typeof agency.send = (input, write, signal) => {
    sent.push(input);
    return agency.send(input, write, signal);
  };
  return { agency, sent, ports: { feedback: { ...agency, send } } };
}

let networks = 0;

/** A client over the real gateway whose network can be cut; under an address of its own, since what waits is kept by address. */
function cutNetwork(ports: Partial<GatewayPorts> = {}) {
  const gateway = createGateway({ ...samplePorts(), ...ports });
  let isCut = true;
  networks += 1;
  const client = createClient({
    gateway: `https://network-${networks}-${Date.now()}.test`,
    timeoutMs: 200,
    fetch: (input, init) => {
      const request = new Request(input, init);
      return isCut && request.method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : gateway.fetch(request);
    },
  });
  const mend = (): void => {
    isCut = false;
    dispatchEvent(new Event('online'));
  };
  return { client, mend };
}

/** An element over the real gateway and an invented agency. */
async function feedback({ ports = {}, client, lang = 'vi', isEasy = false, isReload = false, root = document.body }: Situation = {}) {
  if (!isReload) {
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, '');
  }
  const made = client ?? createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts(), ...ports }).fetch, timeoutMs: 4000 });
  const el = document.createElement('motcua-feedback');
  el.lang = lang;
  el.easy = isEasy;
  el.client = made;
  root.append(el);
  const shadow = el.shadowRoot!;
  await waitUntil(() => shadow.querySelector('.choice, .step-title, [role=alert], .lead'), 'nothing came', { timeout: 6000 });
  const read = () => shadow.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 6000 });
  const button = (words: string) => [...shadow.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim().startsWith(words));
  const press = async (words: string) => {
    await waitUntil(() => button(words), `there is no button ${words}, but: ${read()}`, { timeout: 6000 });
    button(words)!.click();
    await el.updateComplete;
  };
  const write = async (field: string, text: string) => {
    await waitUntil(() => shadow.querySelector(`#${field}`), `there is no field ${field}`, { timeout: 6000 });
    const input = shadow.querySelector<HTMLInputElement>(`#${field}`)!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input'));
    await el.updateComplete;
  };
  const value = (field: string) => shadow.querySelector<HTMLInputElement>(`#${field}`)!.value;
  const choosePhotos = async (...files: File[]) => {
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    const input = shadow.querySelector<HTMLInputElement>('[type=file]')!;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await el.updateComplete;
    await waitUntil(() => shadow.querySelector('.photos')?.getAttribute('aria-busy') === 'false', 'the photos were never ready', { timeout: 6000 });
    await el.updateComplete;
  };
  const photos = () => shadow.querySelectorAll('canvas').length;
  const title = () => shadow.querySelector('.step-title')!.textContent!.replace(/\s+/g, ' ').trim();
  /** To the step where everything is read once more. */
  const writeAll = async () => {
    await press('Đèn đường');
    await write('address', 'Trước số 12 ngõ Bịa Đặt');
    await press('Tiếp tục');
    await write('text', 'Đèn tắt ba tối rồi.');
    if (isEasy) for (const screen of ['Bạn có ảnh không?', 'Gọi lại cho bạn thế nào?']) (await press('Tiếp tục'), await says(screen));
    await press('Tiếp tục');
    await says('Gửi rồi thì sao?');
  };
  return { el, client: made, shadow, read, says, button, press, write, value, choosePhotos, photos, title, writeAll };
}

afterEach(fixtureCleanup);
afterEach(() => document.querySelectorAll('motcua-feedback, motcua-app').forEach((each) => each.remove()));

it('sends what, where, what has happened, and gives a code that is kept on this device', async () => {
  const { sent, ports } = notedAgency();
  const { el, client, shadow, read, says, press, write, writeAll, title } = await feedback({ ports });
  expect(title()).to.equal('Bước 1 trong 4 Bạn muốn báo việc gì?');
  await writeAll();
  expect(read()).to.match(
    /Đèn đường.*Trước số 12 ngõ Bịa Đặt.*Đèn tắt ba tối rồi\..*Không có ảnh.*Bạn không ghi.*Chỉ nơi giải quyết.*Đơn vị quản lý chiếu sáng của thành phố.*trong 3 ngày làm việc/,
  );
  await press('Sửa: Gọi lại cho bạn');
  await write('phone', ' 0912 345 678 ');
  await press('Tiếp tục');
  const told = oneEvent(el, 'motcua-feedback-sent') as unknown as Promise<FeedbackSentEvent>;
  await press('Gửi phản ánh');
  await says('Đã gửi. Cảm ơn bạn.');
  const [{ writtenAt, ...report }] = sent as [Sent];
  expect([sent.length, typeof writtenAt]).to.deep.equal([1, 'string']);
  expect(report).to.deep.equal({
    category: 'den-duong',
    text: 'Đèn tắt ba tối rồi.',
    place: { address: 'Trước số 12 ngõ Bịa Đặt' },
    isPublic: false,
    contact: { phone: '0912 345 678' },
    language: 'vi',
  });
  expect(JSON.parse(JSON.stringify(await told))).to.deep.equal({ isTrusted: false, category: 'den-duong', outcome: 'received' });
  const [kept] = keptReports(client.store);
  expect(shadow.querySelector('.code [aria-hidden]')!.textContent!.replace(/\s/g, '')).to.equal(kept!.trackingCode);
  await says('Mã này là chìa khóa');
  await says('Hạn trả lời: hết ngày');
  expect(read()).not.to.contain('Đèn tắt ba tối rồi.');
  await waitUntil(() => shadow.activeElement?.matches('.step-title'), 'the receipt is not read next');
});

it('follows the report that was just sent, in place', async () => {
  const { writeAll, press, says, shadow } = await feedback();
  await writeAll();
  await press('Gửi phản ánh');
  await press('Xem giải quyết đến đâu');
  await waitUntil(() => shadow.querySelector('motcua-feedback-status')?.shadowRoot?.textContent?.includes('Đã nhận, chưa ai đọc'), 'the report is not followed', { timeout: 6000 });
  await press('Quay lại');
  await says('Mã phản ánh của bạn');
});

it('keeps a code off this device where the citizen wants that', async () => {
  const { client, writeAll, press, says } = await feedback();
  await writeAll();
  await press('Gửi phản ánh');
  await press('Đừng ghi vào máy này');
  await says('Mã không ghi trên máy này.');
  expect([keptReports(client.store), localStorage.getItem('motcua:recent:feedback')]).to.deep.equal([[], null]);
});

it('asks for what is missing, above and beside the fields, leads there, and loses nothing', async () => {
  const { shadow, press, write, value, says, read } = await feedback();
  await press('Rác thải');
  await press('Tiếp tục');
  await says('Còn chỗ cần sửa');
  expect(read().split('Chưa biết việc ở đâu.').length).to.equal(3);
  await waitUntil(() => shadow.activeElement?.matches('.problems'), 'the problems are not read');
  await press('Chưa biết việc ở đâu.');
  await waitUntil(() => shadow.activeElement?.id === 'address', 'the problem does not lead to its field');
  await write('address', 'Chợ Mẫu');
  expect(read()).not.to.contain('Chưa biết việc ở đâu.');
  await press('Tiếp tục');
  await write('phone', 'không có');
  await press('Tiếp tục');
  await says('Bạn chưa viết chuyện gì đã xảy ra.');
  await says('Số điện thoại chưa đúng.');
  expect([value('phone'), shadow.querySelector('#phone')!.getAttribute('aria-invalid')]).to.deep.equal(['không có', 'true']);
  await write('text', 'a'.repeat(2001));
  await press('Tiếp tục');
  await says('Dài quá 1 ký tự.');
  expect(value('text').length).to.equal(2001);
});

it('wants a place only where it can be found no other way', () => {
  const all = ['where', 'text', 'person'] as const;
  expect(problemsOf({ text: 'x' }, { place: 'required' }, all).map(({ kind }) => kind)).to.deep.equal(['placeMissing']);
  expect(problemsOf({ text: 'x' }, { place: 'optional' }, all)).to.deep.equal([]);
  expect(problemsOf({ text: 'x', latitude: 21, longitude: 105 }, { place: 'required' }, all)).to.deep.equal([]);
  expect(problemsOf({ text: ' ', email: 'a@b', phone: '12' }, { place: 'optional' }, all).map(({ kind }) => kind)).to.deep.equal(['textMissing', 'phoneWrong', 'emailWrong']);
});

it('sends nothing that was left empty', () => {
  expect(reportOf({ category: 'rac-thai', text: ' x ', address: ' ', phone: '', communeName: 'Phường Hoàn Kiếm' }, [])).to.deep.equal({
    category: 'rac-thai',
    text: 'x',
    isPublic: false,
  });
  expect(reportOf({ category: 'rac-thai', text: 'x', communeCode: '00070', latitude: 21, longitude: 105, isPublic: true }, []).place).to.deep.equal({
    communeCode: '00070',
    latitude: 21,
    longitude: 105,
  });
});

it('says that a place is not needed, and speaks English', async () => {
  const { press, says } = await feedback({ lang: 'en' });
  await press('Slow procedures');
  await says('No place is needed for this.');
  await press('Continue');
  await says('Only the office');
});

it('finds among many what is typed, with or without diacritics', async () => {
  const { write, shadow, says } = await feedback();
  const names = () => [...shadow.querySelectorAll('.choice b')].map(({ textContent }) => textContent);
  expect(names().length).to.equal(9);
  await write('find', 'den');
  expect(names()).to.deep.equal(['Đèn đường']);
  await says('Thấy 1 việc.');
  await write('find', 'máy bay');
  await says('Không thấy việc nào như vậy.');
});

it('asks the device where it is only at a press, says before what is sent, and takes it back', async () => {
  const { geolocation } = navigator;
  let asked = 0;
  const answers: ((found: PositionCallback, failed: PositionErrorCallback) => void)[] = [
    (_, failed) => failed({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError),
    (found) => found({ coords: { latitude: 21.0335712345, longitude: 105.8524398765, accuracy: 18.4 } } as GeolocationPosition),
  ];
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: (found: PositionCallback, failed: PositionErrorCallback) => answers[asked++]!(found, failed) },
  });
  try {
    const { sent, ports } = notedAgency();
    const { press, says, write, read } = await feedback({ ports });
    await press('Đèn đường');
    await says('Bạn không bấm thì trang không biết bạn ở đâu.');
    expect(asked).to.equal(0);
    await press('Dùng vị trí của tôi');
    await says('Máy không cho trang biết vị trí.');
    await press('Dùng vị trí của tôi');
    await says('sai lệch khoảng 18 mét');
    await press('Bỏ vị trí này');
    expect(read()).not.to.contain('sai lệch');
    answers.push(answers[1]!);
    await press('Dùng vị trí của tôi');
    await press('Tiếp tục');
    await write('text', 'Đèn tắt.');
    await press('Tiếp tục');
    await says('Có điểm trên bản đồ');
    await press('Gửi phản ánh');
    await says('Đã gửi.');
    expect(sent[0]!.place).to.deep.equal({ latitude: 21.03357, longitude: 105.85244 });
  } finally {
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
  }
});

it('asks for the ward of the place without taking it for the one where she lives', async () => {
  const { el, client, press, shadow, says, write } = await feedback();
  let isTold = false;
  el.addEventListener('motcua-ward-chosen', () => (isTold = true));
  await press('Đèn đường');
  await write('address', 'Ngõ 12');
  await press('Chọn phường, xã');
  await waitUntil(() => shadow.querySelector('motcua-ward-chooser')?.shadowRoot?.querySelector('input'), 'no chooser', { timeout: 6000 });
  const chooser = shadow.querySelector('motcua-ward-chooser')!;
  const field = chooser.shadowRoot!.querySelector('input')!;
  expect(chooser.shadowRoot!.textContent).to.contain('Việc ở phường, xã nào?');
  field.value = 'hàng bạc';
  field.dispatchEvent(new InputEvent('input'));
  await waitUntil(() => chooser.shadowRoot!.querySelector('[role=option]'), 'nothing found');
  chooser.shadowRoot!.querySelector<HTMLElement>('[role=option]')!.click();
  await waitUntil(() => chooser.shadowRoot!.textContent!.includes('Phường Hoàn Kiếm'), 'nothing chosen');
  await press('Tiếp tục');
  await write('text', 'x');
  await press('Tiếp tục');
  await says('Phường Hoàn Kiếm');
  expect([isTold, keptWard(client.store)]).to.deep.equal([false, '']);
  await press('Sửa: Ở đâu');
  const again = () => shadow.querySelector('motcua-ward-chooser')!.shadowRoot!;
  await waitUntil(() => again().querySelector('.chosen button'), 'what was chosen is not shown');
  again().querySelector<HTMLElement>('.chosen button')!.click();
  await waitUntil(() => again().querySelector('input'), 'it cannot be changed');
  again().querySelector('input')!.value = 'minh khai bắc từ liêm';
  again().querySelector('input')!.dispatchEvent(new InputEvent('input'));
  await waitUntil(() => again().querySelector('[role=option]'), 'nothing found');
  again().querySelector<HTMLElement>('[role=option]')!.click();
  await waitUntil(() => again().textContent!.includes('nay chia về 3 nơi. Việc đó nay ở nơi nào?'), 'asks where she lives');
});

it('sends photos without what the camera wrote, shows them, and takes one off', async () => {
  const agency = sampleFeedback();
  const bytes: string[] = [];
  const putPhotoPart: typeof agency.putPhotoPart = (input, signal) => {
    bytes.push(atob(input.bytes));
    return agency.putPhotoPart(input, signal);
  };
  const { press, write, choosePhotos, photos, says, client, writeAll, shadow } = await feedback({ ports: { feedback: { ...agency, putPhotoPart } } });
  await writeAll();
  await press('Sửa: Ảnh');
  const taken = await photo();
  expect(await taken.text()).to.contain('GPS 21.03357');
  await choosePhotos(taken, await photo('hai.jpg'));
  expect(photos()).to.equal(2);
  await press('Bỏ ảnh 2');
  await says('Đã bỏ ảnh.');
  expect([photos(), shadow.activeElement?.className]).to.deep.equal([1, 'photo-notice']);
  await write('text', 'Có ảnh.');
  await press('Tiếp tục');
  await says('1 ảnh');
  await press('Gửi phản ánh');
  await says('Đã gửi.');
  expect(bytes.length).to.be.above(0);
  expect(bytes.join('')).not.to.contain('GPS');
  expect(Object.keys(sessionStorage).filter((name) => name.includes('photo'))).to.deep.equal([]);
  expect((await client.feedback.get(keptReports(client.store)[0]!.trackingCode)).photoCount).to.equal(1);
});

it('tells how far the photos have come, and that the page must stay', async () => {
  const agency = sampleFeedback();
  let letThrough = (): void => {};
  const gate = new Promise<void>((resolve) => (letThrough = resolve));
  const putPhotoPart: typeof agency.putPhotoPart = async (input, signal) => (await gate, agency.putPhotoPart(input, signal));
  const { press, choosePhotos, says, writeAll, shadow, button } = await feedback({ ports: { feedback: { ...agency, putPhotoPart } } });
  await writeAll();
  await press('Sửa: Ảnh');
  await choosePhotos(await photo());
  await press('Tiếp tục');
  await press('Gửi phản ánh');
  await says('Đang gửi ảnh: 0 %');
  await says('Bạn đừng đóng trang.');
  expect(button('Xóa bản nháp') === undefined).to.equal(true); // It is on its way: thrown away now, its code would be lost and nothing else.
  expect(shadow.querySelector('progress')!.getAttribute('aria-label')).to.equal('Đang gửi ảnh: 0 %');
  letThrough();
  await says('Đã gửi.');
});

it('refuses what is no photo, and more than three, in words', async () => {
  const { press, choosePhotos, says, photos, writeAll, shadow } = await feedback();
  await writeAll();
  await press('Sửa: Ảnh');
  await choosePhotos(new File(['chữ'], 'thu.txt', { type: 'text/plain' }));
  await says('Máy không mở được “thu.txt”.');
  await choosePhotos(await photo('1.jpg'), await photo('2.jpg'), await photo('3.jpg'), await photo('4.jpg'));
  await says('Chỉ gửi được 3 ảnh nên bỏ lại 1 ảnh.');
  expect([photos(), shadow.querySelector('[type=file]')]).to.deep.equal([3, null]);
});

it('keeps every letter and the photos through a reload, on the same step', async () => {
  const first = await feedback();
  await first.writeAll();
  await first.press('Sửa: Chuyện gì');
  await first.choosePhotos(await photo());
  await first.write('text', 'Đèn tắt bốn tối rồi');
  await first.write('phone', '0912');
  await waitUntil(() => sessionStorage.getItem('motcua:draft:feedback photo 0'), 'the photo was not kept');
  first.el.remove();
  const { title, value, photos, says } = await feedback({ isReload: true });
  await says('Chuyện gì đã xảy ra?');
  expect([title(), value('text'), value('phone'), photos()]).to.deep.equal(['Bước 3 trong 4 Chuyện gì đã xảy ra?', 'Đèn tắt bốn tối rồi', '0912', 1]);
});

it('says so where a photo did not outlive the reload', async () => {
  const first = await feedback();
  await first.writeAll();
  await first.press('Sửa: Ảnh');
  await first.choosePhotos(await photo());
  await waitUntil(() => sessionStorage.getItem('motcua:draft:feedback photo 0'), 'the photo was not kept');
  sessionStorage.removeItem('motcua:draft:feedback photo 0');
  first.el.remove();
  const { says } = await feedback({ isReload: true });
  await says('Trang vừa tải lại và 1 ảnh không còn.');
});

it('goes a step back and forth with the browser’s own buttons', async () => {
  const { press, write, title, says, shadow } = await feedback();
  await press('Đèn đường');
  await write('address', 'Ngõ 12');
  await press('Tiếp tục');
  await says('Bước 3 trong 4');
  history.back();
  await says('Bước 2 trong 4');
  await waitUntil(() => shadow.activeElement?.matches('.step-title'), 'the step is not read next');
  history.forward();
  await says('Bước 3 trong 4');
  await press('Quay lại');
  await says('Bước 2 trong 4');
  await press('Quay lại');
  await says('Bước 1 trong 4');
  expect(title()).to.contain('Bạn muốn báo việc gì?');
});

it('throws a draft away and brings it back', async () => {
  const { press, write, says, value, read } = await feedback();
  await press('Đèn đường');
  await write('address', 'Ngõ 12');
  await press('Xóa bản nháp');
  await says('Đã xóa bản nháp.');
  await says('Bước 1 trong 4');
  expect(sessionStorage.getItem('motcua:draft:feedback')).to.equal(null);
  await press('Lấy lại bản nháp');
  await says('Bản nháp đã trở lại.');
  expect(value('address')).to.equal('Ngõ 12');
  expect(read()).not.to.contain('Đã xóa bản nháp.');
});

it('takes no photo into the next draft that was still being prepared for the last', async () => {
  const { writeAll, press, choosePhotos, says, photos } = await feedback();
  await writeAll();
  await press('Sửa: Ảnh');
  const choosing = choosePhotos(await photo('lon.jpg', 3000));
  await press('Xóa bản nháp');
  await says('Bước 1 trong 4');
  await writeAll();
  await press('Sửa: Ảnh');
  await choosing;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(photos()).to.equal(0);
});

it('keeps everything where sending fails, says why, tells the host, and sends again', async () => {
  const agency = sampleFeedback();
  let isBusy = true;
  const send: typeof agency.send = (input, write, signal) => (isBusy ? failingPort('CONFLICT').send(input, write, signal) : agency.send(input, write, signal));
  const { el, writeAll, press, says, read, shadow } = await feedback({ ports: { feedback: { ...agency, send } } });
  await writeAll();
  const failed = oneEvent(el, 'motcua-error');
  await press('Gửi phản ánh');
  await says('Chưa gửi được');
  await failed;
  expect(read()).to.contain('Đèn tắt ba tối rồi.');
  await waitUntil(() => shadow.activeElement?.matches('.notice .button'), 'the failure is not read next');
  isBusy = false;
  await press('Thử lại');
  await says('Đã gửi.');
});

it('keeps a report where there is no network, takes it off the list, puts it back, and opens it for changes', async () => {
  const { client } = cutNetwork();
  const { el, writeAll, press, says, read, value } = await feedback({ client });
  await writeAll();
  const told = oneEvent(el, 'motcua-feedback-sent') as unknown as Promise<FeedbackSentEvent>;
  await press('Gửi phản ánh');
  await says('Đã lưu trên máy này');
  await says('Đợi gửi');
  expect((await told).outcome).to.equal('waiting');
  await press('Bỏ, không gửi nữa');
  await says('Đã bỏ, phản ánh này không gửi nữa.');
  expect([read().includes('Đợi gửi'), await client.feedback.waiting()]).to.deep.equal([false, []]);
  await press('Lấy lại');
  await says('Đợi gửi');
  await press('Mở ra sửa');
  await says('Xem lại rồi gửi');
  await press('Sửa: Chuyện gì');
  expect(value('text')).to.equal('Đèn tắt ba tối rồi.');
  expect(await client.feedback.waiting()).to.deep.equal([]);
});

it('still keeps a report after the browser has ended its connection to what the device keeps', async () => {
  const { client } = cutNetwork();
  const { writeAll, press, says } = await feedback({ client });
  await says('Bước 1 trong 4');
  await client.feedback.waiting();
  const name = (await indexedDB.databases()).map((each) => each.name!).find((each) => each.includes(`network-${networks}-`) && each.includes('queue'))!;
  // As when somebody clears what the site keeps, or an iPhone has had the page in the background.
  await new Promise<void>((resolve, reject) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: () => resolve(), onblocked: () => reject(new Error('blocked')) }));
  await writeAll();
  await press('Gửi phản ánh');
  await says('Đã lưu trên máy này');
  await says('Đợi gửi');
});

it('sends what waited once there is a network, shows the code in its place, and remembers it', async () => {
  const { client, mend } = cutNetwork();
  const { writeAll, press, says, shadow } = await feedback({ client });
  await writeAll();
  await press('Gửi phản ánh');
  await says('Đã lưu trên máy này');
  mend();
  await says('Đã gửi. Cảm ơn bạn.');
  const [kept] = keptReports(client.store);
  expect(shadow.querySelector('.code [aria-hidden]')!.textContent!.replace(/\s/g, '')).to.equal(kept!.trackingCode);
  expect([...shadow.querySelectorAll('[role=status]')].map(({ textContent }) => textContent!.trim())).to.contain('Đã gửi. Mã phản ánh của bạn đã có.');
  await waitUntil(async () => (await client.feedback.waiting()).length === 0, 'it still waits');
});

it('gives the code of what was received while another was written', async () => {
  const { client, mend } = cutNetwork();
  const { writeAll, press, says, read } = await feedback({ client });
  await writeAll();
  await press('Gửi phản ánh');
  await press('Viết phản ánh khác');
  await says('Đợi gửi');
  mend();
  await says('Đã gửi, mã:');
  await press('Tôi đã ghi mã');
  await waitUntil(() => !read().includes('Đã gửi, mã:'), 'it stays on the list');
  expect(keptReports(client.store).length).to.equal(1);
});

it('says why a report that waited was refused', async () => {
  const { client, mend } = cutNetwork({ feedback: { ...sampleFeedback(), send: failingPort('NOT_FOUND').send } });
  const { writeAll, press, says } = await feedback({ client });
  await writeAll();
  await press('Gửi phản ánh');
  await says('Đợi gửi');
  mend();
  await says('Mục này không còn nhận phản ánh, hoặc ảnh không còn.');
});

it('warns of a long number in the text, and refuses nothing for it', async () => {
  const { press, write, says, read } = await feedback();
  await press('Thủ tục chậm');
  await press('Tiếp tục');
  await write('text', 'Số nhà 12 ngõ 34, năm 2026.');
  expect(read()).not.to.contain('dãy số dài');
  await write('text', 'Số 001199012345 của ông A.');
  await says('dãy số dài');
  await press('Tiếp tục');
  await says('Xem lại rồi gửi');
});

it('never makes a report public unasked, and does where asked', async () => {
  const { sent, ports } = notedAgency();
  const { writeAll, press, shadow, says } = await feedback({ ports });
  await writeAll();
  await press('Sửa: Ai đọc');
  const [no, yes] = [...shadow.querySelectorAll<HTMLInputElement>('[type=radio]')];
  expect([no!.checked, yes!.checked]).to.deep.equal([true, false]);
  yes!.click();
  await press('Tiếp tục');
  await says('Mọi người cùng đọc');
  await press('Gửi phản ánh');
  await says('Đã gửi.');
  expect(sent[0]!.isPublic).to.equal(true);
});

it('asks one thing at a time in easy mode, four choices at most', async () => {
  const { press, shadow, says, title, writeAll } = await feedback({ isEasy: true });
  const names = () => shadow.querySelectorAll('.choice').length;
  expect([names(), shadow.querySelector('#find')]).to.deep.equal([4, null]);
  await press('Xem việc khác');
  await press('Xem việc khác');
  expect(names()).to.equal(1);
  await press('Xem việc khác');
  await writeAll();
  expect(title()).to.equal('Bước 6 trong 6 Xem lại rồi gửi');
  await press('Gửi phản ánh');
  await says('Đã gửi.');
});

it('leads to a telephone and what the host wrote where no reports are taken', async () => {
  for (const client of [
    createClient({ filesOnly: true }),
    createClient({ gateway: 'https://other.test', fetch: createGateway({ ...samplePorts(), feedback: undefined }).fetch }),
  ]) {
    const { el, says, shadow } = await feedback({ client });
    await says('Trang này không nhận phản ánh qua mạng.');
    expect([shadow.querySelector<HTMLSlotElement>('slot:not([name])')!.hidden, shadow.querySelector('.choice')]).to.deep.equal([false, null]);
    el.remove();
  }
});

it('says that the agency does not answer, and tries again', async () => {
  // Under an address of its own: from the other one the list is known already.
  const client = createClient({ gateway: 'https://silent.test', fetch: createGateway({ ...samplePorts(), feedback: silentAgency() }).fetch, timeoutMs: 60 });
  const { el, says, press } = await feedback({ client });
  await says('Chưa mở được chỗ gửi phản ánh');
  const again = oneEvent(el, 'motcua-error');
  await press('Thử lại');
  await again;
});

it('keeps nothing on a shared device, no step in its history, and forgets when the visit ends', async () => {
  const root = document.createElement('motcua-app');
  root.setAttribute('shared-device', '');
  root.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  document.body.append(root);
  const { el, client, writeAll, press, says, read } = await feedback({ root });
  await says('Máy này nhiều người dùng nên trang không giữ lại gì.');
  await writeAll();
  await press('Gửi phản ánh');
  await says('Hãy ghi mã ra giấy trước khi rời máy.');
  expect([{ ...localStorage }, { ...sessionStorage }, history.state, keptReports(client.store)]).to.deep.equal([{}, {}, null, []]);
  const { trackingCode } = { trackingCode: el.shadowRoot!.querySelector('.code [aria-hidden]')!.textContent!.trim() };
  [...root.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => !read().includes(trackingCode.slice(0, 4)), 'the code stayed');
  await says('Bước 1 trong 4');
});

it('never promises', () => {
  for (const { vi, en } of [strings, stepsStrings, sentStrings]) expect(JSON.stringify([vi, en])).not.to.match(/an toàn|chắc chắn|\bsafe\b|certain/i);
});

const showing =
  (situation: Situation, then: (hands: Awaited<ReturnType<typeof feedback>>) => Promise<unknown> = async () => {}) =>
  async (root: HTMLElement) => {
    const hands = await feedback({ ...situation, root });
    await then(hands);
    return hands.el;
  };

widgetManners({
  tag: 'motcua-feedback',
  wording: { vi: { ...states.vi, ...strings.vi, ...stepsStrings.vi, ...sentStrings.vi }, en: { ...states.en, ...strings.en, ...stepsStrings.en, ...sentStrings.en } },
  client: () => createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch }),
  isReady: (element) => element.shadowRoot!.querySelector('.choice, .step-title, .skeleton') !== null,
  states: {
    what: showing({}),
    where: showing({}, async ({ press, says }) => {
      await press('Đèn đường');
      await press('Tiếp tục');
      await says('Còn chỗ cần sửa');
    }),
    story: showing({}, async ({ writeAll, press, choosePhotos }) => {
      await writeAll();
      await press('Sửa: Ảnh');
      await choosePhotos(await photo());
    }),
    check: showing({}, ({ writeAll }) => writeAll()),
    received: showing({}, async ({ writeAll, press, says }) => {
      await writeAll();
      await press('Gửi phản ánh');
      await says('Đã gửi.');
    }),
    waiting: showing({ client: cutNetwork().client }, async ({ writeAll, press, says }) => {
      await writeAll();
      await press('Gửi phản ánh');
      await says('Đợi gửi');
    }),
  },
});
