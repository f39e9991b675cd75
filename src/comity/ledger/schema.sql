-- The ledger, schema version 5. No keys are declared: what keeps rows apart is looked up before they are added, and an index would have
-- to be loaded and kept up at every add, however large the ledger.
CREATE SEQUENCE observation_id;
CREATE SEQUENCE version_id;

CREATE TABLE meta (key VARCHAR, value VARCHAR NOT NULL);

-- A document or a data set, whatever its versions. origin: where it comes from, in the form that keeps different documents apart.
CREATE TABLE source (
    source VARCHAR NOT NULL,
    sort VARCHAR NOT NULL CHECK (sort IN ('document', 'dataset')),
    origin VARCHAR NOT NULL
);

-- Where the text of a document has been found, each place once.
CREATE TABLE place (source VARCHAR NOT NULL, place VARCHAR NOT NULL);

-- What has been taken in, as hashes: where it comes from, and all that reading it depended on.
CREATE TABLE seen (origin UBIGINT NOT NULL, content UBIGINT NOT NULL);

-- One version of a source: what it said at one time, with the observations found in it then.
CREATE TABLE version (
    version BIGINT DEFAULT nextval('version_id'),
    source VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    current BOOLEAN NOT NULL,
    digest VARCHAR NOT NULL,
    label VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    author VARCHAR,
    url VARCHAR,
    published DATE,
    attribution VARCHAR[],
    licence VARCHAR,
    citation VARCHAR,
    sha256 VARCHAR,
    text VARCHAR,
    added TIMESTAMP NOT NULL DEFAULT current_localtimestamp()
);

CREATE TABLE observation (
    observation BIGINT DEFAULT nextval('observation_id'),
    version BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    facet VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR,
    measure VARCHAR,
    value DOUBLE,
    unit VARCHAR,
    bound VARCHAR NOT NULL,
    "start" DATE,
    "end" DATE,
    base_start DATE,
    base_end DATE,
    modality VARCHAR NOT NULL,
    attrs JSON NOT NULL,
    speaker VARCHAR,
    spans JSON NOT NULL,
    marks JSON NOT NULL,
    rule VARCHAR NOT NULL,
    "row" VARCHAR
);

-- The variables that data sets give for panels: each a table in the schema data, named "NAME@VERSION"; the view data.NAME is its current one.
CREATE SCHEMA data;
CREATE TABLE variable (
    name VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    rows BIGINT NOT NULL
);

-- What to query: the observations of the current versions, each with its source.
CREATE VIEW observations AS
SELECT o.observation, o.kind, o.facet, o.a, o.b, o.measure, o.value, o.unit, o.bound, o."start", o."end",
       o.base_start, o.base_end, o.modality, o.attrs, o.speaker, o.spans, o.marks, o.rule, o."row",
       v.source, s.sort, v.label, v.title, v.publisher, v.author, v.url, v.published, v.attribution, v.sha256
FROM observation o
JOIN version v USING (version)
JOIN source s USING (source)
WHERE v.current;
