-- Norms as work: from the draft to what is published, what each does to others, and what it obliges to. What ships
-- stays in its editions; these rows join it by the norm's code. A project has a code of its own until it is published,
-- and whatever hangs from a project is not public.
CREATE TABLE norm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  code text NOT NULL UNIQUE,
  canonical_id text UNIQUE,
  type text NOT NULL,
  number integer CHECK (number >= 1),
  year integer CHECK (year BETWEEN 1821 AND 2100),
  acronym text NOT NULL DEFAULT '',
  issuer text NOT NULL CHECK (issuer <> ''),
  unit text NOT NULL DEFAULT '',
  subject text NOT NULL CHECK (subject <> ''),
  stage text NOT NULL DEFAULT 'drafted' CHECK (stage IN ('drafted', 'sent', 'approved', 'published')),
  drafted_on date,
  sent_on date,
  approved_on date,
  published_on date,
  in_force_from date,
  in_force_to date,
  confidence text NOT NULL CHECK (confidence IN ('DECK', 'OFF', '3P', 'INF', 'BG', 'GUESS')),
  source text NOT NULL DEFAULT '',
  revision integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK (code = canonical_id OR stage <> 'published'),
  CHECK (sent_on >= drafted_on),
  CHECK (approved_on >= coalesce(sent_on, drafted_on)),
  CHECK (published_on >= coalesce(approved_on, sent_on, drafted_on)),
  CHECK (in_force_from >= published_on),
  CHECK (in_force_to >= in_force_from)
);
COMMENT ON TABLE norm IS 'Norm that the platform follows from its draft on; those that ship are rows of editions.';
COMMENT ON COLUMN norm.id IS 'Identity.';
COMMENT ON COLUMN norm.territory IS 'Ubigeo prefix of who issues it; empty is Peru.';
COMMENT ON COLUMN norm.code IS 'What other tables name it by: PROYECTO-id until it is published, then its canonical id.';
COMMENT ON COLUMN norm.canonical_id IS 'Type, number, year and acronym in their one spelling; null until it has a number.';
COMMENT ON COLUMN norm.type IS 'Kind of norm: LEY, DS, RM, RD, OM…';
COMMENT ON COLUMN norm.number IS 'Number; null until it is approved.';
COMMENT ON COLUMN norm.year IS 'Year of its number.';
COMMENT ON COLUMN norm.acronym IS 'Acronym of who signs: IN, IN-DGSC, MDLP.';
COMMENT ON COLUMN norm.issuer IS 'Entity that issues it, in full.';
COMMENT ON COLUMN norm.unit IS 'Unit that draws it up; empty when unknown.';
COMMENT ON COLUMN norm.subject IS 'What it provides, in a short sentence.';
COMMENT ON COLUMN norm.stage IS 'Where it is in its life: drafted, sent, approved, published.';
COMMENT ON COLUMN norm.drafted_on IS 'Day of the draft.';
COMMENT ON COLUMN norm.sent_on IS 'Day that it was sent for approval.';
COMMENT ON COLUMN norm.approved_on IS 'Day that it was approved and numbered.';
COMMENT ON COLUMN norm.published_on IS 'Day that it was published.';
COMMENT ON COLUMN norm.in_force_from IS 'First day in force; null: the day after its publication.';
COMMENT ON COLUMN norm.in_force_to IS 'Last day in force, when the norm itself sets it.';
COMMENT ON COLUMN norm.confidence IS 'How sure its dates are.';
COMMENT ON COLUMN norm.source IS 'Where it was read.';
COMMENT ON COLUMN norm.revision IS 'How many times it changed.';
COMMENT ON COLUMN norm.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE norm_relation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL,
  norm text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('approves', 'modifies', 'repeals', 'regulates', 'replaces')),
  target text NOT NULL,
  article text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (norm, kind, target),
  CHECK (norm <> target)
);
COMMENT ON TABLE norm_relation IS 'What a norm does to another.';
COMMENT ON COLUMN norm_relation.id IS 'Identity.';
COMMENT ON COLUMN norm_relation.territory IS 'Ubigeo prefix of who registered it.';
COMMENT ON COLUMN norm_relation.norm IS 'Code of the norm that acts.';
COMMENT ON COLUMN norm_relation.kind IS 'What it does: approves, modifies, repeals, regulates, replaces.';
COMMENT ON COLUMN norm_relation.target IS 'Code of the norm that it acts on.';
COMMENT ON COLUMN norm_relation.article IS 'Articles that it touches.';
COMMENT ON COLUMN norm_relation.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm_relation.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE norm_article (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL,
  norm text NOT NULL,
  article text NOT NULL CHECK (article <> ''),
  says text NOT NULL CHECK (says <> ''),
  confidence text NOT NULL CHECK (confidence IN ('DECK', 'OFF', '3P', 'INF', 'BG', 'GUESS')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (norm, article)
);
COMMENT ON TABLE norm_article IS 'Article of a norm that matters to the platform.';
COMMENT ON COLUMN norm_article.id IS 'Identity.';
COMMENT ON COLUMN norm_article.territory IS 'Ubigeo prefix of who registered it.';
COMMENT ON COLUMN norm_article.norm IS 'Code of its norm.';
COMMENT ON COLUMN norm_article.article IS 'Article, annex or provision.';
COMMENT ON COLUMN norm_article.says IS 'What it says, in a sentence.';
COMMENT ON COLUMN norm_article.confidence IS 'How sure that is.';
COMMENT ON COLUMN norm_article.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm_article.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE norm_document (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL,
  norm text NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  evidence_id bigint REFERENCES evidence,
  link text CHECK (link ~ '^https?://'),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CHECK ((evidence_id IS NULL) <> (link IS NULL))
);
COMMENT ON TABLE norm_document IS 'File or page where a norm can be read.';
COMMENT ON COLUMN norm_document.id IS 'Identity.';
COMMENT ON COLUMN norm_document.territory IS 'Ubigeo prefix of who registered it.';
COMMENT ON COLUMN norm_document.norm IS 'Code of its norm.';
COMMENT ON COLUMN norm_document.title IS 'What it is.';
COMMENT ON COLUMN norm_document.evidence_id IS 'File; null where it is a page.';
COMMENT ON COLUMN norm_document.link IS 'Page; null where it is a file.';
COMMENT ON COLUMN norm_document.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm_document.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE norm_obligation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  territory text NOT NULL CHECK (territory ~ '^([0-9]{2}){0,3}$'),
  norm text NOT NULL,
  article text NOT NULL DEFAULT '',
  who text NOT NULL CHECK (who <> ''),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  what text NOT NULL CHECK (what <> ''),
  first_due_on date NOT NULL,
  every text NOT NULL CHECK (every IN ('once', 'month', 'quarter', 'year')),
  ends_on date CHECK (ends_on >= first_due_on),
  confidence text NOT NULL CHECK (confidence IN ('DECK', 'OFF', '3P', 'INF', 'BG', 'GUESS')),
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
COMMENT ON TABLE norm_obligation IS 'What a norm obliges somebody to, and by when.';
COMMENT ON COLUMN norm_obligation.id IS 'Identity.';
COMMENT ON COLUMN norm_obligation.territory IS 'Ubigeo prefix of who is obliged.';
COMMENT ON COLUMN norm_obligation.norm IS 'Code of its norm.';
COMMENT ON COLUMN norm_obligation.article IS 'Article that says so.';
COMMENT ON COLUMN norm_obligation.who IS 'Office that is obliged, as the norm names it.';
COMMENT ON COLUMN norm_obligation.roles IS 'Roles of the platform that answer for it.';
COMMENT ON COLUMN norm_obligation.what IS 'What has to be done.';
COMMENT ON COLUMN norm_obligation.first_due_on IS 'First day that it is owed by.';
COMMENT ON COLUMN norm_obligation.every IS 'How often: once, month, quarter, year.';
COMMENT ON COLUMN norm_obligation.ends_on IS 'Last day that it is owed; null: no end.';
COMMENT ON COLUMN norm_obligation.confidence IS 'How sure that is.';
COMMENT ON COLUMN norm_obligation.withdrawn_at IS 'When it was taken back.';
COMMENT ON COLUMN norm_obligation.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm_obligation.created_by IS 'Who registered it. [personal: identity]';

CREATE TABLE norm_fulfilment (
  obligation_id bigint NOT NULL REFERENCES norm_obligation,
  territory text NOT NULL,
  due_on date NOT NULL,
  done_on date NOT NULL,
  note text NOT NULL DEFAULT '',
  evidence_id bigint REFERENCES evidence,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  PRIMARY KEY (obligation_id, due_on)
);
COMMENT ON TABLE norm_fulfilment IS 'That an obligation was met, once for each day that it was owed by.';
COMMENT ON COLUMN norm_fulfilment.obligation_id IS 'Obligation.';
COMMENT ON COLUMN norm_fulfilment.territory IS 'Of the obligation.';
COMMENT ON COLUMN norm_fulfilment.due_on IS 'Day that it was owed by.';
COMMENT ON COLUMN norm_fulfilment.done_on IS 'Day that it was done.';
COMMENT ON COLUMN norm_fulfilment.note IS 'What was done.';
COMMENT ON COLUMN norm_fulfilment.evidence_id IS 'What proves it.';
COMMENT ON COLUMN norm_fulfilment.created_at IS 'When it was registered.';
COMMENT ON COLUMN norm_fulfilment.created_by IS 'Who registered it. [personal: identity]';

GRANT SELECT, INSERT, UPDATE ON norm TO vigia_work;
GRANT SELECT, INSERT, UPDATE (norm), DELETE ON norm_relation, norm_article, norm_document TO vigia_work;
GRANT UPDATE (target) ON norm_relation TO vigia_work;
GRANT SELECT, INSERT, UPDATE (norm, withdrawn_at) ON norm_obligation TO vigia_work;
GRANT SELECT, INSERT ON norm_fulfilment TO vigia_work;

ALTER TABLE norm ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON norm FOR SELECT
  USING ((SELECT vigia_jurisdiction()) IS NOT NULL
    AND (stage = 'published' OR vigia_covers((SELECT vigia_jurisdiction()), territory)));
CREATE POLICY add ON norm FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY change ON norm FOR UPDATE USING (vigia_covers((SELECT vigia_jurisdiction()), territory));

DO $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['norm_relation', 'norm_article', 'norm_document', 'norm_obligation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT
      USING ((SELECT vigia_jurisdiction()) IS NOT NULL
        AND (norm NOT LIKE ''PROYECTO-%%'' OR vigia_covers((SELECT vigia_jurisdiction()), territory)))', held);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT
      WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE
      USING (vigia_covers((SELECT vigia_jurisdiction()), territory))', held);
  END LOOP;
END $$;

ALTER TABLE norm_fulfilment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON norm_fulfilment FOR SELECT USING (vigia_covers((SELECT vigia_jurisdiction()), territory));
CREATE POLICY add ON norm_fulfilment FOR INSERT WITH CHECK (vigia_covers((SELECT vigia_jurisdiction()), territory));
