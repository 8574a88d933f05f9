import { listFeedbackCategories, sendFeedback, type FeedbackCategory } from '@motcua/contract/feedback';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failing, handlersFor, sampleFeedback, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { inTurn, openFile, press, write } from './press.ts';
import { says } from './says.ts';

interface FeedbackArgs {
  helpline: string;
  retention: string;
  easy: boolean;
}

const fallback = html`<p>Gọi <a href="tel:1022">1022</a>, hoặc đến quầy một cửa của phường.</p>`;

const meta: Meta<FeedbackArgs> = {
  title: 'Feedback',
  component: 'motcua-feedback',
  args: { helpline: '1022', retention: '', easy: false },
  render: ({ helpline, retention, easy }) => html`<motcua-feedback helpline=${helpline} retention=${retention} ?easy=${easy}>${fallback}</motcua-feedback>`,
};
export default meta;

type Story = StoryObj<FeedbackArgs>;

/** A gateway that answers otherwise, under an address of its own: from the usual one the list is known already. */
const otherUrl = 'https://other.test';
const elsewhere: NonNullable<Story['render']> = ({ helpline }) => html`<motcua-feedback helpline=${helpline} gateway=${otherUrl}>${fallback}</motcua-feedback>`;
const handlersElsewhere = (ports: Partial<GatewayPorts>) => handlersFor(createGateway({ ...samplePorts(), ...ports }), { baseUrl: otherUrl });

/** A photo that a person might take: a dark street, a lamp that is off. */
function streetPhoto(): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#1d2733';
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = '#8a5300';
    context.fillRect(300, 80, 24, 400);
    context.fillStyle = '#5c6b7a';
    context.fillRect(300, 80, 140, 24);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no photo'))), 'image/jpeg');
  });
}

const toStory = inTurn(press('Đèn đường'), write('address', 'Trước số 12 ngõ Bịa Đặt'), press('Tiếp tục'), says('Chuyện gì đã xảy ra?'));
const toCheck = inTurn(toStory, write('text', 'Đèn tắt ba tối rồi, đường rất tối.'), write('phone', '0912 345 678'), press('Tiếp tục'), says('Gửi rồi thì sao?'));
const send = inTurn(toCheck, press('Gửi phản ánh'));

/** What it is about: the first step. */
export const Common: Story = { play: says('Bạn muốn báo việc gì?') };

/** Where it is. */
export const Where: Story = { play: inTurn(press('Rác thải'), says('Việc đó ở đâu?'), says('Bạn không bấm thì trang không biết bạn ở đâu.')) };

/** Nobody could find it. */
export const PlaceMissing: Story = { play: inTurn(press('Rác thải'), press('Tiếp tục'), says('Chưa biết việc ở đâu.')) };

/** A place is not needed. */
export const PlaceOptional: Story = { play: inTurn(press('Thủ tục chậm'), says('Việc này không cần ghi nơi.')) };

/** What has happened, photos, who may read it. */
export const WhatHappened: Story = { play: toStory };

/** With a photo, as it was taken off the camera. */
export const WithPhoto: Story = { play: inTurn(toStory, openFile(streetPhoto, 'den.jpg'), says('Bỏ ảnh')) };

/** A file that is no photo. */
export const PhotoRefused: Story = {
  play: inTurn(
    toStory,
    openFile(() => 'không phải ảnh', 'thu.txt'),
    says('Máy không mở được “thu.txt”.'),
  ),
};

/** Somebody's number stands in the text. */
export const LongNumber: Story = { play: inTurn(toStory, write('text', 'Ông A, số 001199012345, đổ rác.'), says('dãy số dài')) };

/** Everything is read once more, and what happens then. */
export const Check: Story = { args: { retention: '24 tháng sau khi trả lời' }, play: inTurn(toCheck, says('Nơi nhận giữ phản ánh: 24 tháng sau khi trả lời.')) };

/** The code, large. */
export const Received: Story = { play: inTurn(send, says('Đã gửi. Cảm ơn bạn.'), says('Mã này là chìa khóa')) };

/** How far it has come, in place. */
export const Followed: Story = { play: inTurn(send, press('Xem giải quyết đến đâu'), says('Đã nhận, chưa ai đọc')) };

/** There is no network: it waits on the device. */
export const Waiting: Story = {
  render: ({ helpline }) => {
    const gateway = createGateway(samplePorts());
    const client = createClient({
      gateway: `https://cut-off-${Date.now()}.test`, // What waits is kept by address.
      timeoutMs: 300,
      fetch: (input, init) => {
        const request = new Request(input, init);
        return request.method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : gateway.fetch(request);
      },
    });
    return html`<motcua-feedback helpline=${helpline} .client=${client}></motcua-feedback>`;
  },
  play: inTurn(send, says('Đã lưu trên máy này'), says('Đợi gửi')),
};

/** It was not taken: everything is still there. */
export const NotSent: Story = {
  beforeEach: ({ msw }) => msw.use(failing(sendFeedback, 'BAD_INPUT', { baseUrl })),
  play: inTurn(send, says('Chưa gửi được'), says('Điều bạn viết vẫn còn ở đây.')),
};

/** The draft was thrown away, and can be had back. */
export const DraftDiscarded: Story = { play: inTurn(toStory, press('Xóa bản nháp'), says('Đã xóa bản nháp.')) };

/** The agency takes its time. */
export const Slow: Story = {
  render: elsewhere,
  beforeEach: ({ msw }) => msw.use(...handlersElsewhere({ feedback: silentAgency() })),
  play: says('Đang tải, hơi lâu hơn mọi khi.'),
};

/** The agency is silent. */
export const AgencySilent: Story = {
  render: elsewhere,
  beforeEach: ({ msw }) => msw.use(failing(listFeedbackCategories, 'UNAVAILABLE', { baseUrl: otherUrl })),
  play: says('Nơi nhận đang bận.'),
};

/** The device has no network, and has never had the list. */
export const Offline: Story = {
  render: elsewhere,
  beforeEach: ({ msw }) => {
    msw.use(failing(listFeedbackCategories, 'OFFLINE', { baseUrl: otherUrl }));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: says('Không có mạng. Điều bạn viết vẫn còn ở đây.'),
};

/** Nothing can be reported here yet. */
export const NothingOffered: Story = {
  render: elsewhere,
  beforeEach: ({ msw }) => msw.use(...handlersElsewhere({ feedback: { ...sampleFeedback(), categories: async () => ({ categories: [] }) } })),
  play: says('Nơi này chưa mở mục nào để nhận phản ánh.'),
};

/** A ward's page without a gateway takes no reports, and says so. */
export const NotTaken: Story = {
  render: ({ helpline }) => html`<motcua-feedback helpline=${helpline} .client=${createClient({ filesOnly: true })}>${fallback}</motcua-feedback>`,
  play: says('Trang này không nhận phản ánh qua mạng.'),
};

const long: FeedbackCategory = {
  code: 'phuong-tien',
  name: {
    vi: 'Phương tiện giao thông dừng, đỗ trái quy định gây cản trở lối đi chung', // As long as the contract lets them be.
    en: 'Vehicles that stop or park against the rules and obstruct a common passage',
  },
  hint: {
    vi: 'Ô tô, xe máy, xe ba bánh, xe đẩy hàng dừng đỗ trên vỉa hè, trong ngõ, trước cổng trường học, bệnh viện, chợ dân sinh và các điểm dừng xe buýt vào giờ cao điểm',
    en: 'Cars, motorbikes, three-wheelers and carts on pavements, in lanes, before schools, hospitals, markets and bus stops in the rush hour',
  },
  place: 'required',
  answeredBy: 'Phòng Kinh tế, Hạ tầng và Đô thị thuộc Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám',
  answerWithinWorkingDays: 15,
};

/** The longest words that the contract allows for. */
export const LongestWords: Story = {
  render: elsewhere,
  beforeEach: ({ msw }) => msw.use(...handlersElsewhere({ feedback: { ...sampleFeedback(), categories: async () => ({ categories: [long] }) } })),
  play: inTurn(
    press('Phương tiện giao thông'),
    write('address', 'Trước cổng trường Trung học phổ thông Bịa Đặt, đối diện số 1234A ngách 567/89 ngõ Rất Dài '.repeat(3)),
    press('Tiếp tục'),
    write('text', `${'Xe đỗ kín vỉa hè. '.repeat(60)}${'a'.repeat(120)}`),
    press('Tiếp tục'),
    says('trong 15 ngày làm việc'),
  ),
};

/** Others use the device: nothing is kept. */
export const SharedDevice: Story = {
  render: ({ helpline }) => html`<motcua-app gateway=${baseUrl} shared-device><motcua-feedback helpline=${helpline}></motcua-feedback></motcua-app>`,
  play: inTurn(send, says('Hãy ghi mã ra giấy trước khi rời máy.')),
};

/** Easy mode: one question at a time, four choices at most. */
export const EasyMode: Story = { args: { easy: true }, play: inTurn(press('Đèn đường'), says('Bước 2 trong 6')) };

/** Easy mode: the code. */
export const EasyModeReceived: Story = {
  args: { easy: true },
  play: inTurn(
    toStory,
    write('text', 'Đèn tắt.'),
    press('Tiếp tục'),
    says('Bạn có ảnh không?'),
    press('Tiếp tục'),
    says('Ai được đọc phản ánh này?'),
    press('Tiếp tục'),
    press('Gửi phản ánh'),
    says('Đã gửi. Cảm ơn bạn.'),
  ),
};

/** On an English page. */
export const English: Story = {
  render: ({ helpline }) => html`<motcua-feedback lang="en" helpline=${helpline}></motcua-feedback>`,
  play: inTurn(press('Street lamps'), says('Unless you press, the page does not know where you are.')),
};
