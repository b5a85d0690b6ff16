-- The knowledge base: datasets and the facts they own.
--
-- Every fact row belongs to one dataset, names its source and says how old it is. `uncited` is empty, `all`, or the
-- `;`-separated columns whose values no document backs. Money is whole nano-dollars, so that sums are exact.
-- Absent is NULL, never zero: a price or a limit nobody stated is unknown.

CREATE TABLE datasets (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL CHECK (name <> ''),
    layer       TEXT NOT NULL CHECK (layer = 'seed' OR layer GLOB 'team:?*'),
    as_of       TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    source      TEXT NOT NULL,
    licence     TEXT NOT NULL,
    description TEXT NOT NULL,
    sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
    imported_at TEXT NOT NULL,
    retired_at  TEXT,
    UNIQUE (name, layer, sha256)
) STRICT;

CREATE TABLE dataset_rows (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    table_name TEXT NOT NULL,
    rows       INTEGER NOT NULL CHECK (rows >= 0),
    PRIMARY KEY (dataset_id, table_name)
) STRICT, WITHOUT ROWID;

-- Thousands of rows quote the same document; its name is kept once.
CREATE TABLE sources (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE providers (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    provider   TEXT NOT NULL CHECK (provider <> ''),
    name       TEXT NOT NULL,
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider)
) STRICT, WITHOUT ROWID;

CREATE TABLE regions (
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    provider    TEXT NOT NULL,
    region      TEXT NOT NULL,
    description TEXT,
    continent   TEXT,
    country     TEXT,
    residency   TEXT NOT NULL,                    -- eu, us, uk, apac, …: whose law the data falls under
    restricted  INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),  -- government, sovereign: only when asked for
    notes       TEXT,
    source_id   INTEGER NOT NULL REFERENCES sources (id),
    as_of       TEXT,
    uncited     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE accelerators (
    dataset_id              INTEGER NOT NULL REFERENCES datasets (id),
    accelerator             TEXT NOT NULL,
    vendor                  TEXT NOT NULL,
    architecture            TEXT NOT NULL,
    kind                    TEXT NOT NULL CHECK (kind IN ('cuda', 'rocm', 'neuron', 'tpu', 'gaudi', 'other')),
    compute_capability      REAL CHECK (compute_capability > 0),
    memory_gib              REAL NOT NULL CHECK (memory_gib > 0),
    memory_bandwidth_gb_s   REAL CHECK (memory_bandwidth_gb_s > 0),
    fp32_tflops             REAL CHECK (fp32_tflops > 0),
    tf32_tflops             REAL CHECK (tf32_tflops > 0),
    fp16_tflops             REAL CHECK (fp16_tflops > 0),   -- dense, tensor cores where there are some
    bf16_tflops             REAL CHECK (bf16_tflops > 0),
    int8_tops               REAL CHECK (int8_tops > 0),
    fp8_tflops              REAL CHECK (fp8_tflops > 0),
    fp4_tflops              REAL CHECK (fp4_tflops > 0),
    tdp_w                   REAL CHECK (tdp_w > 0),
    interconnect_gb_s       REAL CHECK (interconnect_gb_s > 0), -- both directions together
    release_year            INTEGER CHECK (release_year BETWEEN 2000 AND 2100),
    notes                   TEXT,
    source_id               INTEGER NOT NULL REFERENCES sources (id),
    as_of                   TEXT,
    uncited                 TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, accelerator)
) STRICT, WITHOUT ROWID;

CREATE TABLE cpus (
    dataset_id            INTEGER NOT NULL REFERENCES datasets (id),
    cpu                   TEXT NOT NULL,
    vendor                TEXT NOT NULL,
    architecture          TEXT NOT NULL CHECK (architecture IN ('x86_64', 'arm64')),
    microarchitecture     TEXT NOT NULL,
    isa                   TEXT NOT NULL DEFAULT '',  -- ;-separated: avx2;avx512;vnni;amx_bf16;…
    base_ghz              REAL CHECK (base_ghz > 0),
    turbo_ghz             REAL CHECK (turbo_ghz > 0),
    fp32_gflops_per_core  REAL NOT NULL CHECK (fp32_gflops_per_core > 0),
    threads_per_core      INTEGER NOT NULL DEFAULT 2 CHECK (threads_per_core IN (1, 2)),
    cores                 INTEGER CHECK (cores > 0),            -- of a socket, where it matters
    memory_bandwidth_gb_s REAL CHECK (memory_bandwidth_gb_s > 0), -- of a socket
    notes                 TEXT,
    source_id             INTEGER NOT NULL REFERENCES sources (id),
    as_of                 TEXT,
    uncited               TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, cpu)
) STRICT, WITHOUT ROWID;

-- Other spellings of a name, as the public sources write them.
CREATE TABLE aliases (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    kind       TEXT NOT NULL CHECK (kind IN ('hardware', 'runtime', 'model', 'precision', 'region')),
    alias      TEXT NOT NULL,
    name       TEXT NOT NULL,
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, kind, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE instances (
    dataset_id             INTEGER NOT NULL REFERENCES datasets (id),
    provider               TEXT NOT NULL,
    instance_type          TEXT NOT NULL,
    vcpu                   REAL NOT NULL CHECK (vcpu > 0),
    memory_gib             REAL NOT NULL CHECK (memory_gib > 0),
    architecture           TEXT NOT NULL CHECK (architecture IN ('x86_64', 'arm64')),
    cpu                    TEXT,                   -- a row of cpus; NULL where the provider does not say
    accelerator            TEXT,                   -- a row of accelerators
    accelerator_count      REAL CHECK (accelerator_count > 0),      -- below 1: a share of one device
    accelerator_memory_gib REAL CHECK (accelerator_memory_gib > 0), -- of one device, or of the share
    network_gbps           REAL CHECK (network_gbps > 0),
    local_disk_gb          REAL CHECK (local_disk_gb >= 0),
    family                 TEXT NOT NULL,
    burstable              INTEGER NOT NULL DEFAULT 0 CHECK (burstable IN (0, 1)),
    previous_generation    INTEGER NOT NULL DEFAULT 0 CHECK (previous_generation IN (0, 1)),
    managed_by             TEXT,                   -- the service whose own type this is (sagemaker: ml.*)
    hardware_of            TEXT,                   -- the instance type whose hardware it runs on
    quantity               INTEGER CHECK (quantity >= 0),           -- how many exist, for a cluster one owns
    notes                  TEXT,
    source_id              INTEGER NOT NULL REFERENCES sources (id),
    as_of                  TEXT,
    uncited                TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider, instance_type),
    CHECK ((accelerator IS NULL) = (accelerator_count IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE prices (
    dataset_id          INTEGER NOT NULL REFERENCES datasets (id),
    provider            TEXT NOT NULL,
    region              TEXT NOT NULL,
    instance_type       TEXT NOT NULL,
    -- Compared one by one: for each row inserted, SQLite would build a table of an IN list.
    purchase            TEXT NOT NULL CHECK (purchase = 'on-demand' OR purchase = 'spot' OR purchase = 'reserved-1y'
                            OR purchase = 'reserved-3y' OR purchase = 'owned'),
    usd_nanos_per_hour  INTEGER NOT NULL CHECK (usd_nanos_per_hour >= 0),
    notes               TEXT,
    source_id           INTEGER NOT NULL REFERENCES sources (id),
    as_of               TEXT,
    uncited             TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider, instance_type, purchase, region)
) STRICT, WITHOUT ROWID;

-- The planner asks for the cheapest region of a type; the key above answers for a given region. The dataset comes
-- first, so that a history of retired prices costs nothing; the last columns spare the look-up of the row.
CREATE INDEX prices_cheapest ON prices (
    dataset_id, provider, purchase, instance_type, usd_nanos_per_hour, region, source_id, as_of, uncited);

CREATE TABLE service_prices (
    dataset_id    INTEGER NOT NULL REFERENCES datasets (id),
    provider      TEXT NOT NULL,
    service       TEXT NOT NULL,
    region        TEXT NOT NULL,                  -- '*': the same in every region
    item          TEXT NOT NULL,
    tier_from     REAL NOT NULL DEFAULT 0 CHECK (tier_from >= 0),  -- the price holds from this monthly quantity on
    unit          TEXT NOT NULL CHECK (unit IN ('hour', 'month', 'second', 'vCPU-second', 'GiB-second', 'GPU-second',
                      'vCPU-hour', 'GiB-hour', 'GB-hour', 'GPU-hour', 'GB', 'GiB', 'GB-month', 'GiB-month', 'request',
                      'million requests', 'LCU-hour')),
    usd_nanos     INTEGER NOT NULL CHECK (usd_nanos >= 0),
    free_quantity REAL CHECK (free_quantity >= 0), -- a month, in the same unit; NULL where no document says
    notes         TEXT,
    source_id     INTEGER NOT NULL REFERENCES sources (id),
    as_of         TEXT,
    uncited       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider, service, region, item, tier_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE targets (
    dataset_id        INTEGER NOT NULL REFERENCES datasets (id),
    target            TEXT NOT NULL,
    provider          TEXT NOT NULL,
    name              TEXT NOT NULL,
    family            TEXT NOT NULL,                -- Cloud Run, ECS, Kubernetes, SageMaker
    kinds             TEXT NOT NULL,                -- ;-separated: online;async;batch;training
    compute           TEXT NOT NULL CHECK (compute IN ('sizes', 'instances')),
    billing           TEXT NOT NULL CHECK (billing IN ('request', 'instance', 'job')),
    accelerators      TEXT NOT NULL,                -- none, any, or ;-separated names
    purchases         TEXT NOT NULL,                -- ;-separated
    scale_to_zero     INTEGER NOT NULL CHECK (scale_to_zero IN (0, 1)),
    min_replicas      INTEGER NOT NULL CHECK (min_replicas >= 0),
    keep_alive_s      REAL CHECK (keep_alive_s >= 0), -- idle time before an instance goes away
    price_service     TEXT,                         -- service_prices.service of its sizes, or instances.managed_by of its own machine types
    control_plane     TEXT,                         -- service_prices.service whose 'control plane' item is charged; 'self': nodes the team runs
    load_balancer     TEXT,                         -- service_prices.service of the load balancer in front
    private_network   INTEGER NOT NULL DEFAULT 0 CHECK (private_network IN (0, 1)), -- sits behind a NAT gateway
    availability_percent REAL CHECK (availability_percent BETWEEN 0 AND 100),
    zones             TEXT NOT NULL DEFAULT 'own' CHECK (zones IN ('managed', 'own')), -- who spreads replicas over zones
    skill             TEXT NOT NULL,                -- the skill it asks for: aws, gcp, azure, kubernetes
    operations        INTEGER NOT NULL CHECK (operations BETWEEN 0 AND 10), -- parts a team runs itself
    lock_in           INTEGER NOT NULL CHECK (lock_in BETWEEN 0 AND 10),
    notes             TEXT,
    source_id         INTEGER NOT NULL REFERENCES sources (id),
    as_of             TEXT,
    uncited           TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_limits (
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    target      TEXT NOT NULL,
    "limit"     TEXT NOT NULL,
    accelerator TEXT NOT NULL DEFAULT '',         -- '' unless the limit is that of one accelerator
    value       REAL,                             -- NULL for a limit that is words
    text        TEXT,
    unit        TEXT NOT NULL CHECK (unit IN ('', 'MiB', 'GiB', 'MB', 'GB', 's', 'h', 'vCPU', 'GPU', 'count', 'percent', 'version')),
    notes       TEXT,
    source_id   INTEGER NOT NULL REFERENCES sources (id),
    as_of       TEXT,
    uncited     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, target, "limit", accelerator),
    CHECK ((value IS NULL) <> (text IS NULL))
) STRICT, WITHOUT ROWID;

-- CPU and memory that a target without instance types sells together.
CREATE TABLE target_sizes (
    dataset_id      INTEGER NOT NULL REFERENCES datasets (id),
    target          TEXT NOT NULL,
    accelerator     TEXT NOT NULL DEFAULT '',
    vcpu            REAL NOT NULL CHECK (vcpu > 0),
    memory_min_gib  REAL NOT NULL CHECK (memory_min_gib > 0),
    memory_max_gib  REAL NOT NULL CHECK (memory_max_gib >= memory_min_gib),
    memory_step_gib REAL NOT NULL CHECK (memory_step_gib > 0),
    notes           TEXT,
    source_id       INTEGER NOT NULL REFERENCES sources (id),
    as_of           TEXT,
    uncited         TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, target, accelerator, vcpu)
) STRICT, WITHOUT ROWID;

-- Where a target, or one of its accelerators, is sold, if not in every region of its provider.
CREATE TABLE target_regions (
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    target      TEXT NOT NULL,
    region      TEXT NOT NULL,
    accelerator TEXT NOT NULL DEFAULT '',
    notes       TEXT,
    source_id   INTEGER NOT NULL REFERENCES sources (id),
    as_of       TEXT,
    uncited     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, target, region, accelerator)
) STRICT, WITHOUT ROWID;

CREATE TABLE cold_starts (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    target     TEXT NOT NULL,                     -- '*': every target
    component  TEXT NOT NULL CHECK (component IN ('provision', 'image-pull', 'weights-load', 'runtime-start')),
    device     TEXT NOT NULL DEFAULT '' CHECK (device IN ('', 'cpu', 'gpu')),
    unit       TEXT NOT NULL CHECK (unit IN ('s', 's/GiB')),
    low        REAL NOT NULL CHECK (low >= 0),
    typical    REAL NOT NULL CHECK (typical >= low),
    high       REAL NOT NULL CHECK (high >= typical),
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, target, component, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE runtimes (
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    runtime     TEXT NOT NULL,
    version     TEXT,
    server      TEXT,                             -- what answers requests: triton, vllm, uvicorn, …
    dynamic_batching INTEGER NOT NULL DEFAULT 0 CHECK (dynamic_batching IN (0, 1)),
    licence     TEXT,
    maintained  INTEGER NOT NULL CHECK (maintained IN (0, 1)),
    notes       TEXT,
    source_id   INTEGER NOT NULL REFERENCES sources (id),
    as_of       TEXT,
    uncited     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, runtime)
) STRICT, WITHOUT ROWID;

CREATE TABLE runtime_support (
    dataset_id             INTEGER NOT NULL REFERENCES datasets (id),
    runtime                TEXT NOT NULL,
    device                 TEXT NOT NULL CHECK (device IN ('cpu', 'cuda', 'rocm', 'neuron', 'tpu', 'gaudi', 'other')),
    formats                TEXT NOT NULL,         -- ;-separated model formats
    precisions             TEXT NOT NULL,         -- ;-separated
    uses                   TEXT NOT NULL,         -- ;-separated: inference;llm;training
    compute_capability_min REAL CHECK (compute_capability_min > 0),
    cuda                   TEXT,                  -- CUDA release of its usual build
    memory_overhead_gib    REAL CHECK (memory_overhead_gib >= 0), -- context and libraries, beyond the model
    start_s                REAL CHECK (start_s >= 0),             -- from process start to a loaded, warm model, without the weights' transfer
    notes                  TEXT,
    source_id              INTEGER NOT NULL REFERENCES sources (id),
    as_of                  TEXT,
    uncited                TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, runtime, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE base_images (
    dataset_id      INTEGER NOT NULL REFERENCES datasets (id),
    reference       TEXT NOT NULL,                -- repository:tag
    role            TEXT NOT NULL CHECK (role IN ('slim', 'build', 'runtime', 'serving', 'training', 'dev')),
    runtime         TEXT,                         -- the runtime it carries, if any
    device          TEXT NOT NULL CHECK (device IN ('cpu', 'cuda', 'rocm', 'neuron', 'tpu', 'gaudi', 'other')),
    cuda            TEXT,
    python          TEXT,
    framework       TEXT,
    os              TEXT,
    architectures   TEXT NOT NULL,                -- ;-separated: x86_64;arm64
    compressed_mb   REAL CHECK (compressed_mb > 0),
    uncompressed_mb REAL CHECK (uncompressed_mb > 0),
    min_driver      TEXT,
    digest          TEXT CHECK (digest GLOB 'sha256:*'),
    notes           TEXT,
    source_id       INTEGER NOT NULL REFERENCES sources (id),
    as_of           TEXT,
    uncited         TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE cuda_compatibility (
    dataset_id             INTEGER NOT NULL REFERENCES datasets (id),
    cuda                   TEXT NOT NULL,
    min_driver             TEXT NOT NULL,         -- for all of its features
    minor_compat_driver    TEXT NOT NULL,         -- enough to run, by minor-version compatibility
    compute_capability_min REAL NOT NULL CHECK (compute_capability_min > 0),
    compute_capability_max REAL NOT NULL CHECK (compute_capability_max >= compute_capability_min),
    notes                  TEXT,
    source_id              INTEGER NOT NULL REFERENCES sources (id),
    as_of                  TEXT,
    uncited                TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, cuda)
) STRICT, WITHOUT ROWID;

CREATE TABLE models (
    dataset_id                 INTEGER NOT NULL REFERENCES datasets (id),
    model                      TEXT NOT NULL,
    family                     TEXT NOT NULL,
    task                       TEXT NOT NULL CHECK (task IN ('classification', 'detection', 'segmentation', 'pose', 'encoder',
                                   'speech', 'diffusion', 'recommendation', 'llm', 'graph', 'other')),
    parameters_millions        REAL CHECK (parameters_millions > 0),
    active_parameters_millions REAL CHECK (active_parameters_millions > 0), -- of a mixture of experts, a token
    gflops_per_item            REAL CHECK (gflops_per_item > 0),            -- 2 × multiply–accumulates, at `input`
    activations_millions       REAL CHECK (activations_millions > 0),
    input                      TEXT,                                        -- 3x224x224, seq=384
    layers                     INTEGER CHECK (layers > 0),
    hidden_size                INTEGER CHECK (hidden_size > 0),
    attention_heads            INTEGER CHECK (attention_heads > 0),
    kv_heads                   INTEGER CHECK (kv_heads > 0),
    head_dimension             INTEGER CHECK (head_dimension > 0),
    context_length             INTEGER CHECK (context_length > 0),
    notes                      TEXT,
    source_id                  INTEGER NOT NULL REFERENCES sources (id),
    as_of                      TEXT,
    uncited                    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE measurements (
    dataset_id           INTEGER NOT NULL REFERENCES datasets (id),
    id                   TEXT NOT NULL,
    kind                 TEXT NOT NULL CHECK (kind = 'service' OR kind = 'serving' OR kind = 'offline'
                             OR kind = 'server' OR kind = 'stream' OR kind = 'training'),
    model                TEXT NOT NULL,
    family               TEXT NOT NULL DEFAULT '',
    task                 TEXT NOT NULL DEFAULT '',
    hardware             TEXT NOT NULL,           -- a row of accelerators or cpus where there is one
    hardware_kind        TEXT NOT NULL CHECK (hardware_kind = 'gpu' OR hardware_kind = 'cpu'
                             OR hardware_kind = 'accelerator' OR hardware_kind = 'tpu'),
    hardware_count       REAL NOT NULL DEFAULT 1 CHECK (hardware_count > 0),
    runtime              TEXT NOT NULL DEFAULT '',
    runtime_version      TEXT,
    precision            TEXT NOT NULL DEFAULT '',
    batch                INTEGER CHECK (batch > 0),
    input                TEXT,
    gflops_per_item      REAL CHECK (gflops_per_item > 0),
    parameters_millions  REAL CHECK (parameters_millions > 0),
    activations_millions REAL CHECK (activations_millions > 0),
    latency_ms           REAL CHECK (latency_ms > 0),     -- of the whole batch, unless kind says otherwise
    throughput_per_s     REAL CHECK (throughput_per_s > 0),
    licence              TEXT,
    notes                TEXT,
    source_id            INTEGER NOT NULL REFERENCES sources (id),
    as_of                TEXT,
    uncited              TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, id),
    CHECK (latency_ms IS NOT NULL OR throughput_per_s IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX measurements_model ON measurements (dataset_id, model, hardware);

-- How much of a device's peak a kind of model reaches: fitted offline on the measurements, never by hand.
CREATE TABLE efficiencies (
    dataset_id   INTEGER NOT NULL REFERENCES datasets (id),
    parameter    TEXT NOT NULL,                   -- compute, memory, launch_ms, training
    architecture TEXT NOT NULL,                   -- of the accelerator, or a CPU's microarchitecture; '*': any
    runtime      TEXT NOT NULL,                   -- '*': any
    precision    TEXT NOT NULL,                   -- '*': any
    task         TEXT NOT NULL,                   -- '*': any
    low          REAL NOT NULL CHECK (low > 0),
    typical      REAL NOT NULL CHECK (typical >= low),
    high         REAL NOT NULL CHECK (high >= typical),
    samples      INTEGER NOT NULL CHECK (samples >= 0),
    notes        TEXT,
    source_id    INTEGER NOT NULL REFERENCES sources (id),
    as_of        TEXT,
    uncited      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, parameter, architecture, runtime, precision, task)
) STRICT, WITHOUT ROWID;

-- Figures that the arithmetic needs and no row above holds: hours in a month, utilisation targets, overheads.
CREATE TABLE assumptions (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    name       TEXT NOT NULL,
    low        REAL NOT NULL,
    value      REAL NOT NULL CHECK (value >= low),
    high       REAL NOT NULL CHECK (high >= value),
    unit       TEXT NOT NULL DEFAULT '',
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE security_rules (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    rule       TEXT NOT NULL,
    artefacts  TEXT NOT NULL,                     -- ;-separated: dockerfile;compose;kubernetes;terraform;workflow
    statement  TEXT NOT NULL,
    severity   TEXT NOT NULL CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
    checklist  INTEGER CHECK (checklist BETWEEN 1 AND 5), -- the point of the five-point checklist it serves
    hadolint   TEXT,
    trivy      TEXT,
    checkov    TEXT,
    standard   TEXT,                              -- Pod Security Standard, CIS, NSA
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, rule)
) STRICT, WITHOUT ROWID;

-- The field's advice. `applies` names the situation; a rule that a platform's limit contradicts says so in `conflict`.
CREATE TABLE rules_of_thumb (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    rule       TEXT NOT NULL,
    topic      TEXT NOT NULL CHECK (topic IN ('packaging', 'target', 'training', 'scaling', 'operations', 'security', 'cost')),
    applies    TEXT NOT NULL,                     -- ;-separated conditions that must all hold: docs/planning.md lists them
    effect     TEXT NOT NULL CHECK (effect IN ('reason', 'caution')),
    statement  TEXT NOT NULL,
    conflict   TEXT,
    notes      TEXT,
    source_id  INTEGER NOT NULL REFERENCES sources (id),
    as_of      TEXT,
    uncited    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, rule)
) STRICT, WITHOUT ROWID;
