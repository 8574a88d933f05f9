/** Why signing in came to nothing, as far as the citizen is concerned. */
export type SignInTrouble = 'notCompleted' | 'expired' | 'weaker' | 'stale' | 'unavailable' | 'untrusted' | 'badAddress';

const words: Readonly<Record<SignInTrouble, readonly [status: number, vi: readonly [string, string], en: readonly [string, string]]>> = {
  notCompleted: [200, ['Bạn chưa đăng nhập', 'Bạn đã dừng lại giữa chừng. Không có gì thay đổi.'], ['You are not signed in', 'You stopped halfway. Nothing has changed.']],
  expired: [
    400,
    ['Lần đăng nhập này đã hết hạn', 'Bạn đợi hơi lâu, hoặc mở lại một trang cũ. Hãy đăng nhập lại từ đầu.'],
    ['This sign-in has expired', 'It took a while, or an old page was opened again. Please start over.'],
  ],
  weaker: [
    403,
    ['Cần cách đăng nhập mạnh hơn', 'Cách bạn vừa chọn chưa đủ để mở phần này. Hãy thử lại với cách khác, ví dụ quét khuôn mặt hoặc thẻ căn cước.'],
    ['A stronger way to sign in is needed', 'The way you chose is not enough for this part. Please try another one, such as your face or your identity card.'],
  ],
  stale: [
    403,
    ['Bạn cần xác nhận lại', 'Lần cuối bạn chứng minh mình là ai đã lâu rồi. Hãy đăng nhập lại để mở phần này.'],
    ['Please confirm again', 'It has been a while since you showed who you are. Please sign in again to open this part.'],
  ],
  unavailable: [
    503,
    ['Chưa đăng nhập được lúc này', '{provider} chưa trả lời. Bạn đợi vài phút rồi thử lại nhé.'],
    ['Signing in does not work right now', '{provider} does not answer. Please wait a few minutes and try again.'],
  ],
  untrusted: [
    400,
    ['Chưa đăng nhập được', 'Câu trả lời từ nơi đăng nhập không đúng, nên chúng tôi không dùng. Hãy đăng nhập lại từ đầu.'],
    ['You are not signed in', 'The answer from the sign-in service was not right, so we did not use it. Please start over.'],
  ],
  badAddress: [
    400,
    ['Đường dẫn này không dùng được', 'Đường dẫn dẫn tới một trang lạ, nên chúng tôi không mở. Hãy quay lại trang chính.'],
    ['This link does not work', 'It leads to a page that is not ours, so we did not open it. Please go back to the home page.'],
  ],
};

/** Says to a citizen why they are not signed in, with a way back. No script, no style, nothing of what was sent. */
export function troublePage(
  trouble: SignInTrouble,
  { providerName, back, again }: { readonly providerName: string; readonly back: string; readonly again?: string | undefined },
): Response {
  const [status, vi, en] = words[trouble];
  const named = (text: string) => text.replace('{provider}', () => escaped(providerName));
  const links = (againText: string, backText: string) =>
    [again && `<p><a href="${escaped(again)}">${againText}</a></p>`, `<p><a href="${escaped(back)}">${backText}</a></p>`].filter(Boolean).join('\n');
  const html = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${vi[0]}</title></head>
<body>
<main>
<h1>${vi[0]}</h1>
<p>${named(vi[1])}</p>
${links('Đăng nhập lại', 'Về trang trước')}
<section lang="en">
<h2>${en[0]}</h2>
<p>${named(en[1])}</p>
${links('Sign in again', 'Go back')}
</section>
</main>
</body>
</html>
`;
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-language': 'vi, en' });
  if (status === 503) headers.set('retry-after', '60');
  return new Response(html, { status, headers });
}

/** Text as it stands in a page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
