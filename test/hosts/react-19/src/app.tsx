import '@motcua/widgets/react-19';
import '@motcua/widgets/service-card';
import '@motcua/widgets/service-finder';
import type { ServiceChosenEvent } from '@motcua/widgets/service-finder';
import { useState } from 'react';

const catalogue = '/danh-muc/catalogue.json';

export function App() {
  const [code, setCode] = useState('');
  const [isOpen, setOpen] = useState(true);
  const [isCompact, setCompact] = useState(false);
  const [label, setLabel] = useState('Bạn tìm thủ tục gì?');

  const choose = (event: ServiceChosenEvent) => {
    event.preventDefault(); // This page shows the service itself.
    setCode(event.code);
  };

  return (
    <main>
      <h1>Phường Hoa Sen</h1>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? 'Đóng tra cứu' : 'Mở tra cứu'}</button>
      <button onClick={() => setCompact(!isCompact)}>Gọn</button>
      <button onClick={() => setLabel('Bạn cần giấy tờ gì?')}>Đổi câu hỏi</button>
      {isOpen && (
        <motcua-service-finder catalogue={catalogue} jurisdiction="VN-HN" compact={isCompact} strings={{ label }} onmotcua-service-chosen={choose}>
          <p>
            Gọi <a href="tel:1022">1022</a>
          </p>
          <p slot="empty">Không thấy? Hãy gọi 1022.</p>
        </motcua-service-finder>
      )}
      <output>{code ? `Bạn chọn ${code}` : 'Bạn chưa chọn'}</output>
      {code && <motcua-service-card code={code} catalogue={catalogue} compact />}
    </main>
  );
}
