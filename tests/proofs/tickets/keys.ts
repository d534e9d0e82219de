import { figure, type Figure } from "../figure";

interface Keyboard {
  keyboard: { press: (keys: string) => Promise<void> };
}

/** Counts what is pressed; a chord counts as many keys as it has. */
export class Keys {
  count = 0;
  constructor(private readonly page: Keyboard) {}
  async press(keys: string): Promise<void> {
    this.count += keys.split("+").length;
    await this.page.keyboard.press(keys);
  }
  /**
   * What sending out one well-suggested ticket has taken since the count was set to 0. The resident has
   * chosen the category, so this says nothing of how often the first suggestion is right (routing.ts).
   */
  figure(): Figure {
    return figure("tickets.desk.keysPerDispatch", this.count, "<= 3", "keys, category given");
  }
}
