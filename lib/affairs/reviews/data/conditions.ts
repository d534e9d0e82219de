/** What a purpose of an opinion may not be about: nobody's licence or registration hangs on one (DOMAIN §11, P8). */
export const conditionWords = [
  "许可",
  "登记",
  "注册",
  "年检",
  "年报",
  "备案",
  "审批",
  "执照",
  "资质",
] as const;
