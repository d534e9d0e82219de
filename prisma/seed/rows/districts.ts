/** One example district: which files and codes it is made from, and where its accounts work. */
export interface District {
  slug: string;
  name: string;
  /** Six-digit code. */
  code: string;
  tickets: number;
  settings: Readonly<Record<string, object>>;
  /** The street, community and grid of the accounts: they get the most to do. */
  street: string;
  community: string;
  grid: string;
  /** Another street, whose dispatcher is also secretary of this community: a person with two duties. */
  secondStreet: string;
  secondCommunity: string;
}

/** The department of the accounts; it signs off, so that its leader has something to decide. */
export const demoDepartment = "construction";
export const secondDepartment = "chengguan";

export const minhang: District = {
  slug: "minhang",
  name: "闵行区",
  code: "310112",
  tickets: 2400,
  settings: {},
  street: "310112001000",
  community: "310112001001",
  grid: "310112001001001",
  secondStreet: "310112101000",
  secondCommunity: "310112101001",
};

export const changji: District = {
  slug: "changji",
  name: "昌吉市",
  code: "652301",
  tickets: 600,
  settings: {
    // Beijing time by law, the sun by nature: offices in Xinjiang work two hours later.
    "calendar.seasons": [
      {
        fromMonthDay: "05-01",
        toMonthDay: "09-30",
        windows: [
          { from: "10:00", to: "14:00" },
          { from: "16:00", to: "20:00" },
        ],
      },
      {
        fromMonthDay: "10-01",
        toMonthDay: "04-30",
        windows: [
          { from: "10:00", to: "14:00" },
          { from: "15:30", to: "19:30" },
        ],
      },
    ],
  },
  street: "652301001000",
  community: "652301001001",
  grid: "652301001001001",
  secondStreet: "652301002000",
  secondCommunity: "652301002001",
};
