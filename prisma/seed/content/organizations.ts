import data from "./data/organizations.json" with { type: "json" };

export interface OrganizationPlan {
  /** The same key in every district, so that the catalogue names a lead once. */
  key: string;
  name: string;
  shortName: string;
  /** Fictitious: the numbers are not in service. */
  phone: string;
  /** A leader must sign the result off before it goes back to the dispatcher. */
  signOff: boolean;
}

const byDistrict: Readonly<Record<string, readonly OrganizationPlan[]>> = data;

/** The departments and utilities of a district (six-digit code). */
export function departments(district: string): readonly OrganizationPlan[] {
  const plans = byDistrict[district];
  if (plans === undefined) throw new RangeError(`no departments written for ${district}`);
  return plans;
}

/** One police station per street or town; the bureau's own areas and farms have none. */
export function policeStations(
  district: string,
  streets: readonly { code: string; name: string }[],
): OrganizationPlan[] {
  const bureau = departments(district).find(({ key }) => key === "police");
  if (bureau === undefined) throw new RangeError(`no police bureau written for ${district}`);
  const [areaCode = ""] = bureau.phone.split("-");
  const block = areaCode.length === 3 ? "5555" : "555";
  return streets
    .filter(({ name }) => /(街道|镇|乡)$/u.test(name))
    .map(({ code, name }, index) => {
      const shortName = `${name.replace(/(街道|镇|(?:哈萨克)?(?:民族)?乡)$/u, "")}派出所`;
      return {
        key: `police-${code}`,
        name: `${bureau.name}${shortName}`,
        shortName,
        phone: `${areaCode}-${block}${String(3001 + index * 17)}`,
        signOff: false,
      };
    });
}
