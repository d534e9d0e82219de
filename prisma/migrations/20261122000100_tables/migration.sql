-- Tables and indexes as prisma/schema describes them. Rights, keys and triggers follow.

CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "assignment_id" UUID,
    "organization_id" UUID,
    "path" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT NOT NULL,
    "for_resident" BOOLEAN NOT NULL,
    "file_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "event" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "ticket_id" UUID,
    "assignment_id" UUID,
    "organization_id" UUID,
    "subject_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER,
    "ticket_version" INTEGER,
    "assignment_version" INTEGER,
    "for_resident" BOOLEAN NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "actor_duty_id" UUID,
    "actor_name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("tenant_id","seq")
);

CREATE TABLE "audit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "code" TEXT,
    "subject_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_duty_id" UUID,
    "actor_name" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "command_result" (
    "tenant_id" UUID NOT NULL,
    "actor_key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "command_result_pkey" PRIMARY KEY ("tenant_id","actor_key","command","key")
);

CREATE TABLE "organization" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "area_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "key" TEXT,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "phone" TEXT,
    "sign_off" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "valid_from" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" DATE,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "duty" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "area_id" UUID,
    "organization_id" UUID,
    "path" TEXT COLLATE "C" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "rating" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "contacted" BOOLEAN NOT NULL,
    "solved" TEXT NOT NULL,
    "satisfied" TEXT NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("tenant_id","ticket_id","round")
);

CREATE TABLE "setting" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("tenant_id","key","effective_from")
);

CREATE TABLE "area" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "level" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "households" INTEGER,
    "lng" DECIMAL(9,6),
    "lat" DECIMAL(8,6),
    "valid_from" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" DATE,

    CONSTRAINT "area_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "area_shape" (
    "tenant_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "parent_id" UUID,
    "geometry" JSONB NOT NULL,

    CONSTRAINT "area_shape_pkey" PRIMARY KEY ("tenant_id","area_id")
);

CREATE TABLE "category" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "physical" BOOLEAN NOT NULL DEFAULT false,
    "organization_id" UUID,
    "community_may_lead" BOOLEAN NOT NULL DEFAULT false,
    "urgency" TEXT NOT NULL DEFAULT 'routine',
    "closing" TEXT,
    "sort" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "category_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "ticket" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "area_id" UUID NOT NULL,
    "place_names" TEXT NOT NULL,
    "address" TEXT,
    "lng" DECIMAL(9,6),
    "lat" DECIMAL(8,6),
    "source" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "category_name" TEXT NOT NULL,
    "physical" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "urgency" TEXT,
    "outcome" TEXT,
    "reason_code" TEXT,
    "reply_text" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_by_duty_id" UUID,
    "external_number" TEXT,
    "external_due_at" TIMESTAMPTZ(3),
    "complained_id" UUID,
    "lead_organization_id" UUID,
    "lead_assignment_id" UUID,
    "lead_name" TEXT,
    "dispatched_at" TIMESTAMPTZ(3),
    "first_contact_at" TIMESTAMPTZ(3),
    "first_contact_by" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_provisional" BOOLEAN NOT NULL DEFAULT false,
    "resolved_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "close_unrated_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "rated_at" TIMESTAMPTZ(3),
    "rated_contacted" BOOLEAN,
    "rated_solved" TEXT,
    "rated_satisfied" TEXT,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "complainant" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "name_cipher" BYTEA,
    "phone_cipher" BYTEA,
    "has_phone" BOOLEAN NOT NULL,
    "allow_call" BOOLEAN NOT NULL,
    "notice_version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complainant_pkey" PRIMARY KEY ("tenant_id","ticket_id")
);

CREATE TABLE "assignment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "ticket_number" TEXT NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "organization_id" UUID NOT NULL,
    "organization_name" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "status_before" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "category_name" TEXT NOT NULL,
    "physical" BOOLEAN NOT NULL,
    "urgency" TEXT NOT NULL,
    "may_call" BOOLEAN NOT NULL DEFAULT false,
    "sign_off" BOOLEAN NOT NULL DEFAULT false,
    "returnable" BOOLEAN NOT NULL DEFAULT true,
    "dispatched_at" TIMESTAMPTZ(3) NOT NULL,
    "dispatched_by" TEXT NOT NULL,
    "accept_by" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,
    "recall_until" TIMESTAMPTZ(3) NOT NULL,
    "return_until" TIMESTAMPTZ(3) NOT NULL,
    "first_contact_by" TIMESTAMPTZ(3) NOT NULL,
    "first_contact_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_provisional" BOOLEAN NOT NULL DEFAULT false,
    "shorten_reason" TEXT,
    "handler_id" UUID,
    "handler_name" TEXT,
    "return_reason" TEXT,
    "return_text" TEXT,
    "return_reference" TEXT,
    "decision_text" TEXT,
    "result" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "verified_by" TEXT,
    "verify_text" TEXT,
    "redo_reason" TEXT,
    "close_unrated_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "assignment_id" UUID,
    "organization_id" UUID,
    "path" TEXT COLLATE "C" NOT NULL,
    "audience" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "author_duty_id" UUID,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "saved_reply" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "organization_id" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "saved_reply_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "ticket_tally" (
    "tenant_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "ticket_tally_pkey" PRIMARY KEY ("tenant_id","path","day","measure")
);

CREATE INDEX "attachment_tenant_id_ticket_id_at_idx" ON "attachment"("tenant_id", "ticket_id", "at");

CREATE INDEX "attachment_tenant_id_organization_id_ticket_id_idx" ON "attachment"("tenant_id", "organization_id", "ticket_id");

CREATE INDEX "event_tenant_id_ticket_id_seq_idx" ON "event"("tenant_id", "ticket_id", "seq");

CREATE INDEX "event_tenant_id_organization_id_seq_idx" ON "event"("tenant_id", "organization_id", "seq");

CREATE INDEX "event_tenant_id_path_seq_idx" ON "event"("tenant_id", "path", "seq");

CREATE INDEX "audit_tenant_id_at_idx" ON "audit"("tenant_id", "at");

CREATE INDEX "organization_tenant_id_kind_name_idx" ON "organization"("tenant_id", "kind", "name");

CREATE INDEX "organization_tenant_id_path_idx" ON "organization"("tenant_id", "path");

CREATE INDEX "person_tenant_id_organization_id_idx" ON "person"("tenant_id", "organization_id");

CREATE INDEX "person_tenant_id_path_idx" ON "person"("tenant_id", "path");

CREATE INDEX "duty_tenant_id_person_id_idx" ON "duty"("tenant_id", "person_id");

CREATE INDEX "duty_tenant_id_organization_id_idx" ON "duty"("tenant_id", "organization_id");

CREATE INDEX "duty_tenant_id_path_idx" ON "duty"("tenant_id", "path");

CREATE INDEX "area_tenant_id_parent_id_code_idx" ON "area"("tenant_id", "parent_id", "code");

CREATE INDEX "area_tenant_id_level_code_idx" ON "area"("tenant_id", "level", "code");

CREATE UNIQUE INDEX "area_tenant_id_path_key" ON "area"("tenant_id", "path");

CREATE INDEX "area_shape_tenant_id_parent_id_idx" ON "area_shape"("tenant_id", "parent_id");

CREATE UNIQUE INDEX "category_tenant_id_code_key" ON "category"("tenant_id", "code");

CREATE INDEX "ticket_tenant_id_path_status_idx" ON "ticket"("tenant_id", "path", "status");

CREATE INDEX "ticket_tenant_id_registered_at_id_idx" ON "ticket"("tenant_id", "registered_at" DESC, "id" DESC);

CREATE INDEX "ticket_tenant_id_status_registered_at_id_idx" ON "ticket"("tenant_id", "status", "registered_at" DESC, "id" DESC);

CREATE INDEX "ticket_tenant_id_category_id_registered_at_id_idx" ON "ticket"("tenant_id", "category_id", "registered_at" DESC, "id" DESC);

CREATE INDEX "ticket_tenant_id_lead_organization_id_registered_at_id_idx" ON "ticket"("tenant_id", "lead_organization_id", "registered_at" DESC, "id" DESC);

CREATE UNIQUE INDEX "ticket_tenant_id_number_key" ON "ticket"("tenant_id", "number");

CREATE INDEX "assignment_tenant_id_ticket_id_dispatched_at_idx" ON "assignment"("tenant_id", "ticket_id", "dispatched_at");

CREATE INDEX "assignment_tenant_id_organization_id_status_due_at_id_idx" ON "assignment"("tenant_id", "organization_id", "status", "due_at", "id");

CREATE INDEX "assignment_tenant_id_organization_id_dispatched_at_id_idx" ON "assignment"("tenant_id", "organization_id", "dispatched_at" DESC, "id" DESC);

CREATE INDEX "assignment_tenant_id_path_status_idx" ON "assignment"("tenant_id", "path", "status");

CREATE INDEX "message_tenant_id_ticket_id_at_idx" ON "message"("tenant_id", "ticket_id", "at");

CREATE INDEX "message_tenant_id_organization_id_ticket_id_at_idx" ON "message"("tenant_id", "organization_id", "ticket_id", "at");

