import type pg from "pg";
import { newId } from "@/lib/platform/core/id";

/** What is needed of a district (a World) to write agreements into it. */
export interface AgreementGround {
  tenantId: string;
  areas: Readonly<Record<string, { id: string; path: string; officeId: string | null }>>;
  units: Readonly<Record<string, { id: string }>>;
  coBuilding: Readonly<Record<string, { projectId: string }>>;
  agreements: Record<string, SeededAgreement>;
}

export interface SeededAgreement {
  agreementId: string;
  officeSignerId: string;
  unitSignerId: string;
  /** The unit's, of which a step on record can tick it off. */
  commitmentId: string;
  recordId: string;
  /** What has ticked it off already, where it was made so. */
  fulfilmentId: string;
}

/** How far it is: written, sent by the place, or one of the later ways. */
export interface AgreementState {
  status: "draft" | "confirmed" | "reviewed";
  sent?: boolean;
  endsOn?: string;
  ticked?: boolean;
}

/** One that the first community of each street and its unit have signed: `agreement11`, `agreement21`. */
export async function seedAgreements(db: pg.ClientBase, world: AgreementGround): Promise<void> {
  for (const s of ["1", "2"]) {
    const unitId = world.units[`unit${s}`]?.id ?? "";
    const projectId = world.coBuilding[`co${s}1`]?.projectId ?? "";
    const about = { unitId, projectId };
    const place = `street${s}.community1`;
    world.agreements[`agreement${s}1`] = await writeAgreementSet(db, world, place, about, {
      status: "confirmed",
    });
  }
}

export async function writeAgreementSet(
  db: pg.ClientBase,
  { tenantId, areas }: Pick<AgreementGround, "tenantId" | "areas">,
  place: string,
  { unitId, projectId }: { unitId: string; projectId: string },
  { status, sent = status !== "draft", endsOn = "2099-12-31", ticked = false }: AgreementState,
): Promise<SeededAgreement> {
  const area = areas[place];
  if (area === undefined) throw new Error(`no ${place} in the test world`);
  const officeId = area.officeId ?? "";
  const set = {
    agreementId: newId(),
    officeSignerId: newId(),
    unitSignerId: newId(),
    commitmentId: newId(),
    recordId: newId(),
    fulfilmentId: newId(),
  };
  const placed = { tenant_id: tenantId, path: area.path, unit_ids: [unitId] };
  const stands = status !== "draft";
  await insert(db, "co_agreement", {
    ...placed,
    id: set.agreementId,
    area_id: area.id,
    level: "community",
    title: "共建协议",
    project_id: projectId,
    starts_on: "2026-01-01",
    ends_on: endsOn,
    status,
    confirmed_at: stands ? new Date() : null,
    review: status === "reviewed" ? "都做到了。" : null,
    reviewed_on: status === "reviewed" ? "2026-01-02" : null,
    drafted_at: new Date(),
    drafted_by: "t",
  });
  for (const [id, organizationId, isOffice, said] of [
    [set.officeSignerId, officeId, true, sent],
    [set.unitSignerId, unitId, false, stands],
  ] as const) {
    await insert(db, "co_signer", {
      ...placed,
      id,
      agreement_id: set.agreementId,
      organization_id: organizationId,
      organization_name: "单位",
      is_office: isOffice,
      confirmed_at: said ? new Date() : null,
      confirmed_by: said ? "t" : null,
    });
  }
  await insert(db, "co_commitment", {
    ...placed,
    id: set.commitmentId,
    agreement_id: set.agreementId,
    organization_id: unitId,
    organization_name: "单位",
    text: "每季度开放一次场地",
    rhythm: "quarter",
    entered_at: new Date(),
  });
  await insert(db, "co_step", {
    tenant_id: tenantId,
    path: area.path,
    id: set.recordId,
    project_id: projectId,
    text: "开放场地",
    organization_id: unitId,
    organization_name: "单位",
    due_on: "2026-02-01",
    done_on: "2026-02-01",
    done_text: "已开放。",
    done_by: "t",
    entered_at: new Date(),
  });
  if (ticked) await writeFulfilment(db, tenantId, set);
  return set;
}

/** What has ticked a commitment off. */
export async function writeFulfilment(
  db: pg.ClientBase,
  tenantId: string,
  { commitmentId, recordId, fulfilmentId }: SeededAgreement,
): Promise<void> {
  await db.query(
    `insert into co_fulfilment (tenant_id, id, commitment_id, path, unit_ids, record_kind, record_id, record_title, record_on, ticked_at, ticked_by)
     select k.tenant_id, $3, k.id, k.path, k.unit_ids, 'step', $4, '开放场地', '2026-02-01', now(), 't'
     from co_commitment k where k.tenant_id = $1 and k.id = $2`,
    [tenantId, commitmentId, fulfilmentId, recordId],
  );
}

async function insert(
  db: pg.ClientBase,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row);
  await db.query(
    `insert into ${table} (${columns.join()}) values (${columns.map((_one, n) => `$${String(n + 1)}`).join()})`,
    Object.values(row),
  );
}
