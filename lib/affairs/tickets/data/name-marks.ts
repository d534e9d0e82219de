/** Words before or after which a person's name usually stands in a complaint. */
export const nameMarks =
  /(?:(?:我叫|姓名|联系人|诉求人|投诉人)[：:\s]*\p{Script=Han}{2,4}(?=[，,。；;、\s]|$)|\p{Script=Han}(?:先生|女士|小姐)(?=[，,。；;、：:的\s\d]|$))/gu;
