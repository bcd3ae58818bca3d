// The words that tell code boxes apart, Chinese first. Each family has one pattern; the points stand in judge.ts.

/** An authenticator app is named: only such an app can make the code. */
export const APP =
  /谷歌.{0,4}(?:验证|驗證|动态|二次|认证|口令|码|令牌|两步)|google.{0,3}(?:auth|验证|驗證|身份|动态|2fa|otp)|authenticator|身份?(?:验证|驗證|认证|認證)器|(?:动态)?(?:验证|驗證|认证|認證)器(?!件)|\btotp\b|(?:steam|战网|暴雪)\s*(?:手机)?令牌|\bga\s*(?:验证码|动态码|动态口令|code)|第三方\s*otp|数盾|數盾|宁盾|\bauthy\b|freeotp|\bmfa\s*(?:动态|安全)?(?:验证|认证|校验|动态|口令|令牌|设备上|设备生成)|\bmfa\b.{0,3}(?:码|code|token|应用|app|passcode)|(?:认证|验证|安全|动态口令|令牌|otp|mfa|2fa)\s*(?:app|应用|软件|小程序|客户端)|(?:应用程序|应用|app|软件|令牌)\s*(?:上|中|里|内)?\s*(?:所?(?:生成|显示|产生)|(?:上|中|里|内)的?.{0,6}(?:码|口令|密码))|(?:手机|动态|软|硬件|电子)令牌.{0,8}(?:码|口令|密码|数字)|基于时间|time[- ]?(?:based|dependent)|(?:authentication|two[- ]?factor|two[- ]?step|2fa|otp)(?: authentication)? app|認証アプリ|ワンタイムパスワード(?:生成)?アプリ|인증\s?앱|otp\s?앱|authentifizierungs-?app|application d.authentification|autenticador|autenticatore|app di autenticazione|аутентификатор|приложени\S*.{0,12}(?:аутентиф|провер)|doğrulayıcı|authenticatie-?app|uwierzytelniając|autentiserings?-?app|ứng dụng xác thực/i;

/** A second factor is named, the maker of the code is not. */
export const FACTOR =
  /(?:两|兩|二)步(?:式)?(?:验证|驗證|认证|校验|登录)|双重(?:验证|认证|身份)|雙重(?:驗證|認證)|[双雙]因[素子]|[多]因[素子]|\b2[- ]?fa\b|\b2[- ]?sv\b|\bmfa\b|(?:two|2|multi)[- ]?(?:factor|step)|zwei-?(?:faktor|stufen)|(?:deux|double) (?:facteurs?|étapes|authentification)|(?:dos|2) (?:factores|pasos)|(?:dois|2) fatores|duas etapas|due fattori|двухфактор|двухэтап|(?:2|二|２)(?:段階|要素)|2단계|이중\s?인증|dwuskładnik|dwuetap|iki (?:faktörlü|adımlı|aşamalı)|(?:twee|två)-?(?:staps|factor|faktor|stegs)|hai (?:yếu tố|bước|lớp)/i;

/** The product's own words for its second step, said for every method alike. */
export const SECOND_STEP = /二次(?:验证|驗證|认证|校验|身份)|再次验证身份|登录保护/;

/** A token's code, in words that mean nothing else in Chinese. */
export const TOKEN =
  /动态口令|動態口令|动态令牌|动态(?:验证|校验)?码|動態(?:驗證)?碼|一次性(?:口令|密码|密碼|验证码)|(?:口令|令牌)(?:动态)?(?:码|口令|密码|验证码)|(?:安全|硬件|手机|软|电子|身份)令牌|ワンタイム(?:パスワード|コード)|일회용|одноразов/i;

/** `OTP` and its English words: an app's code at some, a text message at most. */
export const OTP =
  /\botp\b|(?<![a-z])otp(?![a-z])|one[- ]?time[- ](?:pass(?:word|code)?|code|pin|token|security)|token ?code|passcode|einmal-?(?:code|passwort|kennwort)|6[- ]digit.{0,12}token|security token|(?:vip|hardware|rsa|software|key ?fob) token/i;

/** `动态密码`: the token of older Coremail, a text message nearly everywhere else. */
export const DYNAMIC_PASSWORD = /动态密[码碼]|動態密[码碼]|动态密令/;

/** 安全码 and its like: hardly ever a picture, yet also on cards. */
export const SECURITY_CODE =
  /安全码|安全碼|认证码|認證碼|security code|auth(?:entication)? (?:code|token)|认证口令|código de segurança|sicherheitscode/i;

/** Some code, with no word about where it comes from. */
export const CODE =
  /验证码|驗證碼|校验码|確認碼|确认码|随机码|口令码|verif\w* code|confirm\w* code|login code|sign-?in code|auth(?:entication)? code|digit code|\bcode\b|\bkod[ei]?\b|c[óo]digo|codice|(?<![а-яё])код(?![а-яё])|認証(?:コード|番号)|確認(?:コード|番号)|인증\s?(?:번호|코드)|mã xác|(?:verifizierungs|bestätigungs)-?code|\d\s*位(?:数字)?(?:码|验证)/i;

/** The field may stay empty: only a factor that the user binds himself is like that. */
export const OPTIONAL =
  /(?:未|没有?)\s*(?:设置|绑定|開啟|开启|启用|开通|配置|使用).{0,6}(?:可?不填|可?留空|为空|则空|忽略|可空|请空)|(?:如|若|如果)(?:已|果|有|您?已?经?)?.{0,4}(?:启用|开启|绑定|设置|开通)|if (?:enabled|you have|set up|configured|activated)|leave (?:it )?(?:blank|empty)|(?:仅|只)?(?:启用|开启|绑定).{0,10}(?:时|后)?(?:才)?(?:填|需)/i;

/** A binding dialog: a secret is being shown, or a code proves that it was taken over. */
export const BINDING =
  /(?:手动|手工)?(?:输入|添加|复制).{0,6}(?:密钥|秘钥|密鑰)|扫(?:描|一扫)?.{0,12}二维码|掃描.{0,12}(?:二維碼|QR)|绑定.{0,8}(?:otp|令牌|口令|验证器|两步|二步)|scan.{0,24}(?:qr|code)|set ?up key|manual(?:ly)? (?:entry|enter)|can.t scan|secret key/i;

/** Words of a code that was sent by text message or read out by telephone. */
export const SMS =
  /短信|簡訊|短訊|手机(?!令牌|应用|上|端|里|中|\s*app|验证器)|手機(?!令牌|上|\s*app)|语音|電話|电话|\bsms\b|text message|texted|\bphone\b|\bmobile\b|\bcell(?:ular|phone)?\b|携帯|ショートメッセージ|휴대|문자|téléphone|teléfono|telefone|celular|cellulare|\btelefon|\bhandy\b|смс|whats ?app|telegram|钉钉|釘釘|飞书|支付宝|\bcall (?:me|you)\b|телефон|điện thoại/i;

/** Words of a code that was sent by mail. */
export const MAIL =
  /(?:备用|安全|密保|注册|绑定)?(?:邮箱|郵箱|电子邮件|邮件|郵件|信箱|電郵)(?!系统|安全助手|账号|帐号|登录)|\be-?mails?\b|\be-?mailed\b|correo|courriel|почт|メール|이메일|inbox/i;

/** Words of the mailbox's own mini-program, whose code no authenticator makes. */
export const MINI_PROGRAM = /邮箱安全助手|(?:微信)?小程序.{0,16}(?:验证码|码|数字)|微信(?:验证|动态)?码|公众号/;

/** WeChat, scanned or asked. */
export const WECHAT = /微信|wechat|weixin/i;

/** Something was sent, or is to be received. */
export const SENT =
  /(?:已|将|會|会|正在|刚)(?:经|为您|向)?.{0,24}(?:发送|發送|发到|发至|下发|寄)|发送(?:至|到|给|了)|收到的|接收到?的|查收|请?输入.{0,12}收到|\bsent\b|we(?:'ve| have|'ll| will| just)? (?:just )?(?:send|sent|text|email)|texted|e-?mailed|posted to|you received|receive[ds]?\b|送信し|전송|발송|envoyé|enviado|enviamos|inviato|gesendet|geschickt|отправ|wysłal|gönder|đã gửi/i;

/** The caption of a part that sends a code, or counts down to the next one. */
export const SEND =
  /^(?:点击|點擊|免费|重新|再次|立即|单击|点此|请|没收到[？?]?)*(?:获取|獲取|发送|發送|重发|重發|取得|索取|接收|下发|再发|补发)(?!成功|失败|邮件|信件)|(?:获取|发送|重发|重新发送).{0,4}(?:验证码|校验码|动态|口令|密码|短信|码)|(?:^|\b)re-?send|^send (?:me )?(?:a |an |the )?(?:new |another )?(?:sms|text|code|otp|verif|email|again|mail|phone)|^(?:get|request) (?:a |the |an )?(?:new |another )?(?:\w+ )?(?:code|otp|sms)|^call me|didn.t (?:get|receive)|(?:没|未|没有|收不到)(?:收到)?.{0,4}(?:验证码|短信|邮件|码)|^\(?\d{1,3}\s*(?:s|秒|sec)|\d{1,3}\s*(?:s|秒|sec\w*)\)?\s*(?:后|後|内|之后|until|重)|erneut|renvoyer|reenviar|再送|재전송|отправить|получить код|인증번호\s?(?:받기|전송|요청)|번호\s?(?:받기|전송)/i;

/** A telephone number or address with its middle starred out. */
export const MASKED =
  /\d{2,3}[*•＊xX]{3,}\d{2,4}|[*•＊]{3,}\d{2,4}\b|\S[*•＊]{2,}\S*@\S|ending (?:in|with) \d{2,4}|尾号(?:为|是)?\s*\d{2,4}/;

/** A picture or sum to be read by a human. */
export const PICTURE =
  /图形|圖形|图片|圖片|图像|图中|[上下左右]图|[左右上下]侧(?:的)?字符|字符|图示|看不清|换一[张个]|點擊刷新|点击(?:刷新|更换|图片)|captcha|kaptcha|计算结果|算式|附加码|(?:characters|letters|text|numbers|code).{0,16}(?:image|picture|see|shown|above)|画像|이미지|자동입력|картин|not a robot|security image/i;

/** One-use codes kept for the day the app is lost. */
export const RECOVERY =
  /恢复(?:码|代码|密钥|密码)|备[用份](?:验证)?(?:码|代码|口令|密码)|应急码|救援码|紧急(?:验证)?码|recovery|backup|back-up|scratch code|emergency code|rescue|復旧|バックアップ|복구|wiederherstell|récupération|recuperaci|recupero|резервн/i;

/** The second of two codes in a row, which one code cannot serve. */
export const SECOND_CODE =
  /#\s*2|(?:第二|下一|后一|另一)(?:个|次|组|条)|(?:next|second|consecutive) (?:\w+ )?(?:code|token|otp)|(?:code|token|码|口令)\s*(?:2|二|②)\s*$/i;

/** A device of its own that makes the code. */
export const DEVICE = /硬件令牌|hardware token|securid|vip token|ukey|u盾|yubikey/i;
