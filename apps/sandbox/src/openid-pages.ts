const levelNames = ['Mật khẩu (mức 1)', 'Mã trên điện thoại (mức 2)', 'Khuôn mặt và thẻ căn cước (mức 3)'];

/** Where somebody says who they are. */
export function loginPage({
  action,
  people,
  levels,
  asked,
}: {
  readonly action: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly levels: readonly string[];
  /** The level that was asked for. */
  readonly asked: string;
}): string {
  const choice = (name: string, value: string, label: string, isChosen: boolean) =>
    `<p><label><input type="radio" name="${name}" value="${value}" required${isChosen ? ' checked' : ''}> ${label}</label></p>`;
  return page(
    'Đăng nhập mẫu',
    `<p>Trang này để thử. Không có mật khẩu và không có ai là người thật.</p>
<form method="post" action="${action}">
<fieldset><legend>Bạn là ai?</legend>
${people.map(({ id, name }, index) => choice('person', `nguoi-mau-${id.slice(-3)}`, name, index === 0)).join('\n')}
</fieldset>
<fieldset><legend>Bạn chứng minh bằng gì?</legend>
${levels.map((level, index) => choice('level', level, levelNames[index] ?? level, asked === '' ? index === 0 : level === asked)).join('\n')}
</fieldset>
<button>Đăng nhập</button>
<button name="stop" value="yes" formnovalidate>Thôi</button>
</form>`,
  );
}

/** Asks whether to sign out, by the provider's own form; without one says that it is done. */
export function signOutPage(form?: string): string {
  const done = '<p>Bạn đã đăng xuất khỏi trang đăng nhập mẫu.</p>';
  return page(
    'Đăng xuất',
    form === undefined ? done : `${form}\n<p>Đăng xuất khỏi trang đăng nhập mẫu?</p>\n<button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1>
${body}
</main></body>
</html>
`;
}
