// Tables of password managers.
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { passwordCsv } from '../../../../lib/transfer/import/password-csv.ts';
import { openSource } from '../../../../lib/transfer/import/source.ts';
import { accountsIn, bytesOf } from '../sample-accounts.ts';

const uri = 'otpauth://totp/A:b?secret=ABCDEFGH';
const made = {
  type: 'totp',
  issuer: 'A',
  account: 'b',
  secret: 'ABCDEFGH',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
};
const bare = { ...made, issuer: 'Item', account: 'user' };

describe('a table', () => {
  it.each([
    ['1Password', `Title,Url,Username,Password,OTPAuth,Favorite\nItem,,user,,ABCDEFGH,false\nNone,,,,,\nx,,y,,${uri},`],
    [
      'Bitwarden',
      `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n,,login,Item,,,0,,user,,ABCDEFGH\n\n,,login,x,,,0,,y,,${uri}`,
    ],
    ['Dashlane', `username,username2,title,password,note,otpSecret\nuser,,Item,p,"line 1\nline ""2""",ABCDEFGH\ny,,x,p,,${uri}`],
    [
      'KeePassXC',
      `"Group","Title","Username","Password","URL","Notes","TOTP","Icon"\r\n"Root","Item","user","","","","ABCDEFGH","0"\r\n"Root","x","y","","","","${uri}","0"`,
    ],
    ['LastPass', `url,username,password,totp,extra,name,grouping,fav\n,user,p,ABCDEFGH,,Item,,0\n,y,p,${uri},,x,,0`],
    ['Apple, with semicolons', `Title;URL;Username;Password;Notes;OTPAuth\nItem;;user;;;ABCDEFGH\nx;;y;;;${uri}`],
  ])('of %s gives the codes of its rows', async (_, text) => {
    const found = await readImport(bytesOf(text), null);
    expect([found.format.id, accountsIn(found)]).toEqual(['password-csv', [bare, made]]);
  });
  it('without any code says so', async () => {
    await expect(readImport(bytesOf('name,totp\na,\nb,'), null)).rejects.toThrow(expect.objectContaining({ code: 'empty' }));
  });
  it('is told by a column for codes', () => {
    const texts = ['name,totp\na,b', 'name,password\na,b', 'totp\na', `${'a,'.repeat(300)}totp\n`, ''];
    const detected = texts.map((text) => passwordCsv.detect({ bytes: bytesOf(text), text, json: undefined }));
    expect(detected).toEqual([true, false, false, false, false]);
    expect(passwordCsv.detect(openSource(Uint8Array.of(0xff)))).toBe(false);
  });
  it('has an end', async () => {
    await expect(readImport(bytesOf(`name,totp\n${'a,ABCDEFGH\n'.repeat(10_001)}`), null)).rejects.toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
    await expect(readImport(bytesOf(`name,totp\n${'a,\n'.repeat(100_001)}`), null)).rejects.toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});
