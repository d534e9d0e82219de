export const photoMotifs = [
  "garbage",
  "lamp",
  "pothole",
  "flood",
  "ebikes",
  "manhole",
  "tree",
  "stall",
  "corridor",
  "hall",
] as const;

export type PhotoMotif = (typeof photoMotifs)[number];
export type PhotoMoment = "before" | "after";

/** The motif that shows a category best; only physical categories have photos. */
export function motifFor(categoryCode: string): PhotoMotif {
  return MOTIFS[categoryCode] ?? "corridor";
}

const MOTIFS: Readonly<Record<string, PhotoMotif>> = {
  "0201": "garbage",
  "0202": "garbage",
  "0205": "garbage",
  "0206": "corridor",
  "0203": "stall",
  "0204": "stall",
  "0905": "stall",
  "0301": "pothole",
  "0304": "pothole",
  "0306": "pothole",
  "0302": "lamp",
  "0605": "lamp",
  "0303": "manhole",
  "0305": "flood",
  "0404": "flood",
  "0103": "flood",
  "0401": "tree",
  "0402": "tree",
  "0403": "tree",
  "0701": "ebikes",
  "0702": "ebikes",
  "0801": "ebikes",
};

/**
 * A drawn stand-in for a photo, as SVG of 800 by 600. It says 演示图, so that nobody takes it for
 * evidence. `variant` shifts light and position a little, so that a gallery is not all alike.
 */
export function photoSvg(motif: PhotoMotif, moment: PhotoMoment, variant = 0): string {
  const shift = ((variant * 37) % 90) - 45;
  const sky = SKIES[variant % SKIES.length] ?? SKIES[0];
  const scene = SCENES[motif][moment];
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">',
    `<rect width="800" height="600" fill="${sky}"/>`,
    `<g transform="translate(${shift} 0)">`,
    BACKGROUNDS[motif] ?? STREET,
    scene,
    "</g>",
    '<rect y="548" width="800" height="52" fill="#000000" fill-opacity="0.55"/>',
    `<text x="24" y="583" font-family="sans-serif" font-size="26" fill="#ffffff">演示图 · ${(motif === "hall" ? HALL_WORDS : WORDS)[moment]}</text>`,
    "</svg>",
  ].join("");
}

const WORDS = { before: "处理前", after: "处理后" } as const;
/** Of what is done together, not of something that was wrong. */
const HALL_WORDS = { before: "布置场地", after: "活动现场" } as const;

const SKIES = ["#cfe3f2", "#dfe6ea", "#f2e3cf", "#c3d1dc"] as const;

const STREET = [
  '<rect x="-60" y="120" width="260" height="250" fill="#b9a99a"/><rect x="240" y="70" width="240" height="300" fill="#c9bfae"/><rect x="520" y="140" width="340" height="230" fill="#aab4b8"/>',
  ...[270, 340, 410].flatMap((x) => [100, 170, 240].map((y) => box(x, y, 40, 44, "#7f97a8"))),
  ...[560, 640, 720].map((x) => box(x, 180, 46, 50, "#75878f")),
  '<rect x="-60" y="370" width="920" height="60" fill="#cbc5ba"/><rect x="-60" y="430" width="920" height="170" fill="#6f7377"/>',
  '<path d="M-40 505H60M120 505H220M280 505H380M440 505H540M600 505H700" stroke="#f0f0e8" stroke-width="8"/>',
].join("");

const CORRIDOR = [
  '<rect x="-60" width="920" height="600" fill="#e6e0d4"/><polygon points="-60,600 260,360 540,360 860,600" fill="#b5ada0"/>',
  '<rect x="260" y="110" width="280" height="250" fill="#d3cabb"/><rect x="350" y="160" width="100" height="200" fill="#8a5a3b"/>',
  '<polygon points="60,150 180,190 180,430 60,520" fill="#9b6b47"/><polygon points="740,150 620,190 620,430 740,520" fill="#9b6b47"/>',
].join("");

const HALL = [
  '<rect x="-60" width="920" height="430" fill="#efe7d8"/><rect x="-60" y="430" width="920" height="170" fill="#b98f63"/>',
  ...[-10, 640].map((x) => box(x, 110, 170, 200, "#a9c6d8")),
  ...[70, 720].map((x) => box(x, 110, 8, 200, "#ffffff")),
  '<rect x="200" y="70" width="400" height="62" fill="#b3261e"/><text x="400" y="112" text-anchor="middle" font-family="sans-serif" font-size="34" fill="#ffe9a3">共驻共建 服务居民</text>',
].join("");

const BACKGROUNDS: Partial<Readonly<Record<PhotoMotif, string>>> = {
  corridor: CORRIDOR,
  hall: HALL,
};

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function bin(x: number, fill: string, full: boolean): string {
  const lid = full
    ? `<circle cx="${x + 22}" cy="302" r="24" fill="#333a3f"/><circle cx="${x + 58}" cy="296" r="28" fill="#4b5358"/>`
    : box(x - 5, 300, 90, 16, fill);
  return `${lid}<path d="M${x} 312h80l-9 106h-62z" fill="${fill}" stroke="#2a2f33" stroke-width="3"/>`;
}

function bike(x: number, y: number, fill: string): string {
  return `<g fill="none" stroke="#22272b" stroke-width="7"><circle cx="${x}" cy="${y}" r="30"/><circle cx="${x + 110}" cy="${y}" r="30"/><path d="M${x} ${y}l30-44h50l30 44M${x + 80} ${y - 44}l12-40h24" stroke="${fill}" stroke-width="11"/></g>`;
}

const chair = (x: number, y: number): string =>
  `${box(x, y, 60, 12, "#7a4a2b")}${box(x, y - 52, 10, 104, "#7a4a2b")}${box(x + 50, y, 10, 52, "#7a4a2b")}`;
const desk = (x: number, cloth: string): string =>
  `${box(x, 330, 170, 90, cloth)}${box(x - 6, 320, 182, 16, "#f5f0e6")}${box(x + 20, 290, 44, 30, "#d8dde0")}${box(x + 96, 300, 56, 20, "#ffffff")}`;

const lampPost = '<path d="M400 440V90h120" fill="none" stroke="#3c4449" stroke-width="12"/>';
const night = '<rect x="-60" width="920" height="600" fill="#0b1426" fill-opacity="0.72"/>';
const cone =
  '<path d="M520 500l22-70 22 70z" fill="#e8682c"/><rect x="510" y="498" width="64" height="9" fill="#e8682c"/>';

const bins = (full: boolean): string =>
  bin(240, "#2f6fb0", full) + bin(350, "#7a4a2b", full) + bin(460, "#3d4347", full);
const bags = [150, 215, 300, 560, 620, 410]
  .map(
    (x, i) =>
      `<path d="M${x} ${440 + (i % 2) * 22}q-6-52 30-58q40 4 34 58z" fill="${["#2d3236", "#e9e4da", "#5b7d4a"][i % 3] ?? ""}"/>`,
  )
  .join("");

const SCENES: Readonly<Record<PhotoMotif, Readonly<Record<PhotoMoment, string>>>> = {
  garbage: { before: bins(true) + bags, after: bins(false) },
  lamp: {
    before: `${lampPost}${box(500, 84, 70, 18, "#50585d")}${night}`,
    after: `${night}${lampPost}<polygon points="500,100 575,100 690,440 390,440" fill="#ffe9a3" fill-opacity="0.6"/>${box(500, 84, 76, 18, "#fff3c4")}`,
  },
  pothole: {
    before: `<path d="M270 500l40-28 80-6 70 12 44 26-36 30-90 10-76-8z" fill="#2f3234"/><path d="M310 502l60-14 80 12-50 22-70-2z" fill="#17191a"/><path d="M250 480l-60-24M512 510l70 18" stroke="#2f3234" stroke-width="5"/>${cone}`,
    after: '<path d="M250 456h290v92H250z" fill="#54585b" stroke="#484c4f" stroke-width="4"/>',
  },
  flood: {
    before:
      '<path d="M-60 400q80-18 160 0t160 0t160 0t160 0t160 0t160 0V600H-60z" fill="#5f7f8c" fill-opacity="0.9"/><path d="M80 470h120M300 510h160M560 460h110" stroke="#a7c0ca" stroke-width="6"/><path d="M560 400l20-46h110l26 46z" fill="#b03a3a"/><rect x="530" y="396" width="220" height="40" fill="#b03a3a"/>',
    after: `${box(360, 440, 90, 26, "#25282a")}<path d="M372 440v26M388 440v26M404 440v26M420 440v26M436 440v26" stroke="#8b9094" stroke-width="5"/>`,
  },
  ebikes: {
    before: [90, 170, 250, 330, 410, 490, 570]
      .map((x, i) => bike(x, 400 + (i % 3) * 26, ["#b8322a", "#2b6cb0", "#2f855a"][i % 3] ?? ""))
      .join(""),
    after: `<path d="M560 330v100M620 330v100M680 330v100M740 330v100" stroke="#ffffff" stroke-width="6"/>${bike(590, 396, "#2b6cb0")}`,
  },
  manhole: {
    before: `<ellipse cx="400" cy="500" rx="90" ry="36" fill="#101213"/><ellipse cx="520" cy="520" rx="84" ry="30" fill="#8b9094" transform="rotate(-14 520 520)"/>${cone}`,
    after:
      '<ellipse cx="400" cy="500" rx="96" ry="40" fill="#4c5154"/><ellipse cx="400" cy="500" rx="84" ry="33" fill="#8b9094" stroke="#4c5154" stroke-width="4"/><path d="M340 500h120M400 474v52" stroke="#4c5154" stroke-width="5"/>',
  },
  tree: {
    before:
      '<path d="M120 470L520 400" stroke="#6b4a2f" stroke-width="34"/><circle cx="560" cy="390" r="90" fill="#4f7a3d"/><circle cx="640" cy="430" r="76" fill="#5d8c48"/><circle cx="540" cy="460" r="66" fill="#44692f"/>',
    after:
      '<path d="M400 430V250" stroke="#6b4a2f" stroke-width="30"/><circle cx="400" cy="190" r="90" fill="#5d8c48"/><path d="M340 430l60-120 60 120" fill="none" stroke="#8f7350" stroke-width="9"/>',
  },
  stall: {
    before:
      '<path d="M180 250h260l30 60H150z" fill="#c23b3b"/><path d="M180 310v120M440 310v120" stroke="#555555" stroke-width="8"/><rect x="170" y="370" width="280" height="60" fill="#a9794c"/><path d="M500 260h200l26 54H474z" fill="#2f7f9b"/><rect x="496" y="376" width="210" height="54" fill="#a9794c"/><circle cx="220" cy="360" r="16" fill="#e2892f"/><circle cx="262" cy="358" r="16" fill="#d5432f"/><circle cx="305" cy="360" r="16" fill="#6aa548"/><circle cx="560" cy="364" r="16" fill="#e2c12f"/>',
    after:
      '<path d="M-60 402H860" stroke="#e4c33a" stroke-width="16"/><rect x="120" y="330" width="16" height="100" fill="#3c4449"/><rect x="640" y="330" width="16" height="100" fill="#3c4449"/>',
  },
  corridor: {
    before:
      '<rect x="200" y="400" width="120" height="110" fill="#b98a55"/><rect x="230" y="320" width="90" height="84" fill="#a8793f"/><rect x="480" y="420" width="140" height="90" fill="#7c6a58"/><rect x="520" y="350" width="80" height="74" fill="#c49a66"/><path d="M200 450h120M230 360h90M480 460h140" stroke="#6d4d26" stroke-width="5"/>',
    after:
      '<path d="M330 600l40-230M470 600l-40-230" stroke="#3f8f56" stroke-width="6"/><rect x="566" y="250" width="34" height="58" fill="#c5302b"/>',
  },
  hall: {
    before: [130, 250, 370, 490, 610].map((x) => chair(x, 400)).join(""),
    after:
      [110, 330, 550].map((x, i) => desk(x, ["#2f6fb0", "#2f855a", "#b8862a"][i] ?? "")).join("") +
      [150, 260, 370, 480, 590].map((x) => chair(x, 470)).join(""),
  },
};
