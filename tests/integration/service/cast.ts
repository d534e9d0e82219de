import { createHash } from "node:crypto";
import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { encryptField, indexField } from "@/lib/platform/crypto/field";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

export interface Volunteer {
  id: string;
  name: string;
  credential: Credential;
}

/** Members and units of a district under test, who have reported and entered by phone. */
export class Cast {
  private count = 0;
  constructor(
    readonly database: TestDatabase,
    readonly slug: string,
  ) {}

  private get world() {
    return must(this.database.worlds[this.slug]);
  }

  /** A unit whose check-in its community has accepted, and its liaison officer. */
  async unit(name: string, place = "street1.community1") {
    const area = must(this.world.areas[place]);
    const [id, checkIn] = [newId(), newId()];
    const { tenantId } = this.world;
    await this.database.admin.query(
      "insert into organization (tenant_id, id, kind, area_id, path, name, short_name) values ($1,$2,'unit',$3,$4,$5,$5)",
      [tenantId, id, area.id, area.path, name],
    );
    await this.database.admin.query(
      `insert into unit_check_in (tenant_id, id, path, area_id, organization_id, unit_name, unit_kind, party_org_name,
         member_count, liaison_masked, phone_masked, phone_index, status, submitted_at)
       values ($1,$2,$3,$4,$5,$6,'institution','党支部',5,'李**','139****0000',$7,'active','2020-01-02')`,
      [tenantId, checkIn, area.path, area.id, id, name, indexField("phone", this.phone())],
    );
    const who = { role: "liaison", id: checkIn, organizationId: id, area };
    return { id, credential: await this.enter(who) };
  }

  /** A member who has reported, with what was agreed to. */
  async member(
    name: string,
    given: { place?: string; unitId?: string | null; consents?: readonly string[] } = {},
  ): Promise<Volunteer> {
    const { place = "street1.community1", unitId = null, consents = [] } = given;
    const area = must(this.world.areas[place]);
    const { tenantId } = this.world;
    const id = newId();
    await this.database.admin.query(
      `insert into member (tenant_id, id, path, area_id, name_cipher, name_masked, name_key, phone_masked, phone_index,
         unit_id, unit_name, origin, created_at)
       values ($1,$2,$3,$4,$5,$6,$7,'138****0000',$8,$9,'某单位','self','2020-01-02')`,
      [
        tenantId,
        id,
        area.path,
        area.id,
        encryptField(name),
        `${name.slice(0, 1)}**`,
        indexField("name", name),
        indexField("phone", this.phone()),
        unitId,
      ],
    );
    await this.database.pastTriggers(
      `insert into member_check_in (tenant_id, id, path, area_id, member_id, unit_id, status, origin, submitted_at)
       values ($1,$2,$3,$4,$5,$6,'active','self','2020-01-02')`,
      [tenantId, newId(), area.path, area.id, id, unitId],
    );
    for (const purpose of consents) {
      await this.database.pastTriggers(
        `insert into consent (tenant_id, id, path, member_id, purpose, notice_version, given_at)
         values ($1,$2,$3,$4,$5,'t','2020-01-02')`,
        [tenantId, newId(), area.path, id, purpose],
      );
    }
    const who = { role: "member", id, organizationId: null, area };
    return { id, name, credential: await this.enter(who) };
  }

  /** A session as the door by phone opens it. */
  private async enter(who: {
    role: string;
    id: string;
    organizationId: string | null;
    area: { id: string; path: string };
  }): Promise<Credential> {
    const token = newId();
    await this.database.admin.query(
      `insert into sec.session (hash, tenant_id, kind, role, person_id, area_id, organization_id, name, scope_name, lo, hi,
         issued_at, idle_until, expires_at)
       values ($1,$2,'phone',$3,$4,$5,$6,$7,'某社区',$8,sec.range_end($8),now(),'2099-01-01','2099-01-01')`,
      [
        createHash("sha256").update(`session|${token}`).digest(),
        this.world.tenantId,
        who.role,
        who.id,
        who.area.id,
        who.organizationId,
        who.role === "member" ? "党员" : "单位联络员",
        who.area.path,
      ],
    );
    return { kind: "session", token };
  }

  private phone(): string {
    this.count += 1;
    return `1380000${String(this.count).padStart(4, "0")}`;
  }
}
