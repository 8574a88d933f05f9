import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';

const vi = {
  wardUnknown: 'Mỗi phường, xã có quầy riêng. Bạn cho biết nơi ở thì trang này chỉ chỗ, giờ mở cửa và số điện thoại.',
  choose: 'Chọn phường, xã của bạn',
  change: 'Đổi phường, xã',
  close: 'Không đổi nữa',
  loading: 'Đang tải',
  map: 'Xem bản đồ',
  hours: 'Giờ mở cửa',
  nothingKnown: (helpline: string) => `Trang này chưa có địa chỉ và giờ mở cửa của quầy. Hãy gọi ${helpline} để hỏi trước khi đi.`,
  notRead: (helpline: string) => `Chưa đọc được địa chỉ và giờ mở cửa của quầy. Bạn thử lại sau ít phút, hoặc gọi ${helpline}. Phần còn lại của trang vẫn dùng được.`,
  offline: 'Không có mạng nên chưa đọc được địa chỉ và giờ mở cửa của quầy. Có mạng lại thì bấm Thử lại.',
  chooserNotLoaded: (helpline: string) => `Chưa mở được danh sách phường, xã. Bạn thử lại sau ít phút, hoặc gọi ${helpline}.`,
  source: (host: string, asOf: string | undefined, isOld: boolean) =>
    `Nguồn: ${host}. ${asOf ? `Dữ liệu ${isOld ? 'cũ, từ ' : ''}ngày ${vietnameseDate(asOf)}.` : 'Nguồn không ghi ngày.'}${asOf && !isOld ? '' : ' Hãy gọi hỏi trước khi đi.'}`,
};

export const strings: Wording<typeof vi> = {
  vi,
  en: {
    wardUnknown: 'Every ward and commune has a counter of its own. Say where you live to see its address, hours and phone number.',
    choose: 'Choose your ward or commune',
    change: 'Change ward or commune',
    close: 'Do not change it',
    loading: 'Loading',
    map: 'Show the map',
    hours: 'Opening hours',
    nothingKnown: (helpline) => `This page does not know the address and hours of the counter. Call ${helpline} before you go.`,
    notRead: (helpline) => `The address and hours of the counter could not be read. Try again in a few minutes, or call ${helpline}. The rest of the page still works.`,
    offline: 'There is no network, so the address and hours of the counter could not be read. Press Try again once there is.',
    chooserNotLoaded: (helpline) => `The list of wards and communes could not be opened. Try again in a few minutes, or call ${helpline}.`,
    source: (host, asOf, isOld) =>
      `Source: ${host}. ${asOf ? `${isOld ? 'Old: as' : 'As'} of ${vietnameseDate(asOf)}.` : 'It gives no date.'}${asOf && !isOld ? '' : ' Call before you go.'}`,
  },
};
