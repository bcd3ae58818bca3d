// The words of boxes that are never ours, with the kind each means. The last noun of a caption says what is asked for.
import type { FieldKind } from './field.ts';

/** A family of captions: the kind it means, and its words. */
export type Noun = { readonly kind: FieldKind; readonly words: RegExp };

/** Nouns that outweigh a code word standing before them: `MFA密钥` asks for the secret, `OTP用户ID` for an account. */
export const NOUNS: readonly Noun[] = [
  {
    kind: 'secret',
    words:
      /密钥|秘钥|密鑰|私钥|\bsecret\b|set ?up key|manual (?:entry )?key|(?:api|private|public|ssh|license|product|recovery|security|shared|access|encryption) ?-?key|助记词|(?:access|api|admin|personal|bearer|refresh|csrf|deploy|bot|auth) ?-?token|(?:管理员?|访问|接口|授权|登录|系统|鉴权)(?:令牌|token)|授权码|专用密码|password name/i,
  },
  {
    kind: 'coupon',
    words:
      /邀请码|邀請碼|优惠|折扣|兑换码|推荐码|激活码|注册码|序列号|卡密|礼品|赠送码|分享码|提取码|取件码|口令红包|入群|暗号|coupon|promo|discount|voucher|gift|referr?al|invit|redeem|activat|serial|licen[cs]e|access ?code|访问码|rabatt|gutschein|クーポン|招待|쿠폰|초대/i,
  },
  {
    kind: 'postal',
    words:
      /邮编|郵編|邮政编码|郵遞區號|\bzip\b|post(?:al)? ?code|\bpostal\b|\bplz\b|postleitzahl|郵便番号|우편|código postal|индекс/i,
  },
  {
    kind: 'card',
    words:
      /\bcvv2?\b|\bcvc2?\b|\bcsc\b|\bcid\b|card (?:security|verification|number|code)|信用卡|银行卡|卡号|卡片|card ?number|有效期|expir|\bccv\b|iban|swift|sort code|routing/i,
  },
  {
    kind: 'search',
    words: /搜索|搜尋|搜寻|检索|查找|检索词|関键|关键[字词]|筛选|\bsearch\b|\bfilter\b|検索(?!の)|검색|поиск|buscar|suche/i,
  },
  {
    kind: 'account',
    words:
      /用户\s*(?:id|名|号)|ユーザー|账号|帐号|賬號|帳號|账户|帐户|学号|工号|学工号|职工号|user ?(?:name|id)|login ?(?:id|name)|\baccount\b|member ?id|customer ?(?:id|number|no)|(?:client|company|tenant|employee|staff|student) ?(?:code|id|number)|邮[箱件](?:地址|账号)|郵箱地址|e-?mail address/i,
  },
  {
    kind: 'name',
    words:
      /名称|设备名|标识|备注|描述|昵称|姓名|别名|标签|名字|主题|标题|公司|单位|部门|\balias\b|\bremarks?\b|nick ?name|\bname\b|\bsubject\b|\btitle\b|description|\blabel\b|\bissuer\b|发行(?:方|者)|颁发/i,
  },
  {
    kind: 'phone',
    words:
      /手机号(?!.{0,6}(?:收到|验证码|接收))|手机号码(?!.{0,6}(?:收到|验证码|接收))|手機號碼|联系电话|(?:phone|mobile) ?(?:number|no\b)|area ?code|区号|country ?code|dial(?:ing)? ?code|calling code|휴대폰 번호$/i,
  },
  {
    kind: 'other',
    words:
      /编号|編號|编码|編碼|代码|代碼|(?:员工|部门|机构|组织|设备|产品|物料|合同|学校|班级|课程|房间|会议)(?:编?号|编?码|代码)|身份证|社保|\bssn\b|social security|\btin\b|\bpin\b|pin ?码|密保|答案|security (?:question|answer)|订单|快递|运单|发票|税号|条码|二维码内容|\bsku\b|(?:hs|booking|reservation|tracking|order|product|source|bar|qr|item|course|class|room|meeting|project|department|branch|bank|tax|language|currency|colou?r|airport|flight|agent|partner|vendor|supplier|dealer|store|shop|campaign|offer|error|status|event|ticket|batch|unlock|alarm|door|locker|group|team|game|friend|pairing|registration|school|region|state|province|city) ?(?:code|number|id|no\b)|\burl\b|网址|域名|端口|\bport\b|服务器|地址|金额|数量|amount|quantity|\bip\b|有效时间|步长|period|digits|位数(?!字)|长度|模板|类型|间隔/i,
  },
  {
    kind: 'password',
    words:
      /(?:登录|登陆|支付|交易|安全|新|旧|原|现用|当前|确认|初始|数字|独立|邮箱|解锁|管理|查询)密码|password|passwort|contraseña|senha|mot de passe|пароль|パスワード(?!.{0,4}コード)|비밀번호|passphrase|登录口令|密碼/i,
  },
];

/** The clause before the first comma or bracket: the rest only explains. */
export function headClause(caption: string): string {
  const bare = caption.replace(/^\s*(?:请|請)?(?:输入|輸入|填写|键入)?(?:您|你)?的?/, '');
  return (/^[^（(,，。;；!！?？]+/.exec(bare)?.[0] ?? bare).trim();
}
