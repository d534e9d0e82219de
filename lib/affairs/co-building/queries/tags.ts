import words from "../messages/zh-CN.json";
import { tags } from "../rules/kinds";

/** The tags of projects by their words. */
export function tagsOf(): ReadonlyMap<string, string> {
  return new Map(tags.map((tag) => [words[`tag.${tag}`], tag]));
}
