-- What a model's forward pass is made of, by kind of operation: GFLOP and millions of values read and written for an
-- item, and kernels of a batch.

CREATE TABLE operations (
    dataset_id         INTEGER NOT NULL REFERENCES datasets (id),
    model              TEXT NOT NULL,
    input              TEXT NOT NULL,             -- 3x224x224
    dense_gflops       REAL NOT NULL DEFAULT 0 CHECK (dense_gflops >= 0),
    grouped_gflops     REAL NOT NULL DEFAULT 0 CHECK (grouped_gflops >= 0),
    depthwise_gflops   REAL NOT NULL DEFAULT 0 CHECK (depthwise_gflops >= 0),
    attention_gflops   REAL NOT NULL DEFAULT 0 CHECK (attention_gflops >= 0),
    dense_millions     REAL NOT NULL DEFAULT 0 CHECK (dense_millions >= 0),
    grouped_millions   REAL NOT NULL DEFAULT 0 CHECK (grouped_millions >= 0),
    depthwise_millions REAL NOT NULL DEFAULT 0 CHECK (depthwise_millions >= 0),
    attention_millions REAL NOT NULL DEFAULT 0 CHECK (attention_millions >= 0),
    pointwise_millions REAL NOT NULL DEFAULT 0 CHECK (pointwise_millions >= 0), -- norms, activations, sums
    copied_millions    REAL NOT NULL DEFAULT 0 CHECK (copied_millions >= 0),    -- moved, pooled or reduced
    kernels            REAL NOT NULL CHECK (kernels > 0),
    notes              TEXT,
    source_id          INTEGER NOT NULL REFERENCES sources (id),
    as_of              TEXT,
    uncited            TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, model, input)
) STRICT, WITHOUT ROWID;

-- Every row that an answer can rest on, the seed's and each team's, by the id that answers cite: with operations.
DROP VIEW facts;

CREATE VIEW facts AS
SELECT 'provider/' || t.provider AS id, 'providers' AS "table", d.name AS dataset, d.layer AS layer, s.text AS source,
    t.as_of AS as_of, t.uncited AS uncited, t.notes AS notes, json_object('name', t.name) AS value
FROM datasets AS d JOIN providers AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'region/' || t.provider || '/' || t.region, 'regions', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('description', t.description, 'continent', t.continent, 'country', t.country, 'residency',
    t.residency, 'restricted', t.restricted)
FROM datasets AS d JOIN regions AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'accelerator/' || t.accelerator, 'accelerators', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('vendor', t.vendor, 'architecture', t.architecture, 'kind', t.kind, 'compute_capability',
    t.compute_capability, 'memory_gib', t.memory_gib, 'memory_bandwidth_gb_s', t.memory_bandwidth_gb_s,
    'fp32_tflops', t.fp32_tflops, 'tf32_tflops', t.tf32_tflops, 'fp16_tflops', t.fp16_tflops, 'bf16_tflops',
    t.bf16_tflops, 'int8_tops', t.int8_tops, 'fp8_tflops', t.fp8_tflops, 'fp4_tflops', t.fp4_tflops, 'tdp_w',
    t.tdp_w, 'interconnect_gb_s', t.interconnect_gb_s, 'release_year', t.release_year)
FROM datasets AS d JOIN accelerators AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'cpu/' || t.cpu, 'cpus', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('vendor',
    t.vendor, 'architecture', t.architecture, 'microarchitecture', t.microarchitecture, 'isa', t.isa, 'base_ghz',
    t.base_ghz, 'turbo_ghz', t.turbo_ghz, 'fp32_gflops_per_core', t.fp32_gflops_per_core, 'threads_per_core',
    t.threads_per_core, 'cores', t.cores, 'memory_bandwidth_gb_s', t.memory_bandwidth_gb_s)
FROM datasets AS d JOIN cpus AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'alias/' || t.kind || '/' || t.alias, 'aliases', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('name', t.name)
FROM datasets AS d JOIN aliases AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'target/' || t.target, 'targets', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('provider', t.provider, 'name', t.name, 'family', t.family, 'kinds', t.kinds, 'compute', t.compute,
    'billing', t.billing, 'accelerators', t.accelerators, 'purchases', t.purchases, 'scale_to_zero',
    t.scale_to_zero, 'min_replicas', t.min_replicas, 'keep_alive_s', t.keep_alive_s, 'price_service',
    t.price_service, 'control_plane', t.control_plane, 'load_balancer', t.load_balancer, 'private_network',
    t.private_network, 'availability_percent', t.availability_percent, 'zones', t.zones, 'skill', t.skill,
    'operations', t.operations, 'lock_in', t.lock_in)
FROM datasets AS d JOIN targets AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'instance/' || t.provider || '/' || t.instance_type, 'instances', d.name, d.layer, s.text, t.as_of,
    t.uncited, t.notes, json_object('vcpu', t.vcpu, 'memory_gib', t.memory_gib, 'architecture', t.architecture,
    'cpu', t.cpu, 'accelerator', t.accelerator, 'accelerator_count', t.accelerator_count, 'accelerator_memory_gib',
    t.accelerator_memory_gib, 'network_gbps', t.network_gbps, 'local_disk_gb', t.local_disk_gb, 'family', t.family,
    'burstable', t.burstable, 'previous_generation', t.previous_generation, 'managed_by', t.managed_by,
    'hardware_of', t.hardware_of, 'quantity', t.quantity)
FROM datasets AS d JOIN instances AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'price/' || t.provider || '/' || t.region || '/' || t.instance_type || '/' || t.purchase, 'prices', d.name,
    d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('usd_per_hour', t.usd_nanos_per_hour / 1e9)
FROM datasets AS d JOIN prices AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'service-price/' || t.provider || '/' || t.service || '/' || t.region || '/' || t.item || iif(t.tier_from =
    0, '', '/' || t.tier_from), 'service_prices', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('unit', t.unit, 'usd', t.usd_nanos / 1e9, 'free_quantity', t.free_quantity)
FROM datasets AS d JOIN service_prices AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'discount/' || t.provider || iif(t.service = '', '', '/' || t.service) || iif(t.family = '', '', '/' || t.family)
    || iif(t.purchase = '', '', '/' || t.purchase) || iif(t.from_usd_month = 0, '', '/' || t.from_usd_month),
    'discounts', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('percent', t.percent)
FROM datasets AS d JOIN discounts AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'limit/' || t.target || '/' || t."limit" || iif(t.accelerator = '', '', '/' || t.accelerator),
    'target_limits', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('value', t.value, 'text',
    t.text, 'unit', t.unit)
FROM datasets AS d JOIN target_limits AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'size/' || t.target || iif(t.accelerator = '', '', '/' || t.accelerator) || '/' || t.vcpu, 'target_sizes',
    d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('memory_min_gib', t.memory_min_gib,
    'memory_max_gib', t.memory_max_gib, 'memory_step_gib', t.memory_step_gib)
FROM datasets AS d JOIN target_sizes AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'target-region/' || t.target || '/' || t.region || iif(t.accelerator = '', '', '/' || t.accelerator),
    'target_regions', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object()
FROM datasets AS d JOIN target_regions AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'cold-start/' || t.target || '/' || t.component || iif(t.device = '', '', '/' || t.device), 'cold_starts',
    d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('unit', t.unit, 'low', t.low, 'typical',
    t.typical, 'high', t.high)
FROM datasets AS d JOIN cold_starts AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'runtime/' || t.runtime, 'runtimes', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('version', t.version, 'server', t.server, 'dynamic_batching', t.dynamic_batching, 'licence',
    t.licence, 'maintained', t.maintained)
FROM datasets AS d JOIN runtimes AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'runtime-support/' || t.runtime || '/' || t.device, 'runtime_support', d.name, d.layer, s.text, t.as_of,
    t.uncited, t.notes, json_object('formats', t.formats, 'precisions', t.precisions, 'uses', t.uses,
    'compute_capability_min', t.compute_capability_min, 'cuda', t.cuda, 'memory_overhead_gib',
    t.memory_overhead_gib, 'start_s', t.start_s)
FROM datasets AS d JOIN runtime_support AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'image/' || t.reference, 'base_images', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('role', t.role, 'runtime', t.runtime, 'device', t.device, 'cuda', t.cuda, 'python', t.python,
    'framework', t.framework, 'os', t.os, 'architectures', t.architectures, 'compressed_mb', t.compressed_mb,
    'uncompressed_mb', t.uncompressed_mb, 'min_driver', t.min_driver, 'digest', t.digest)
FROM datasets AS d JOIN base_images AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'cuda/' || t.cuda, 'cuda_compatibility', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('min_driver', t.min_driver, 'minor_compat_driver', t.minor_compat_driver, 'compute_capability_min',
    t.compute_capability_min, 'compute_capability_max', t.compute_capability_max)
FROM datasets AS d JOIN cuda_compatibility AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'model/' || t.model, 'models', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('family',
    t.family, 'task', t.task, 'parameters_millions', t.parameters_millions, 'active_parameters_millions',
    t.active_parameters_millions, 'gflops_per_item', t.gflops_per_item, 'activations_millions',
    t.activations_millions, 'input', t.input, 'layers', t.layers, 'hidden_size', t.hidden_size, 'attention_heads',
    t.attention_heads, 'kv_heads', t.kv_heads, 'head_dimension', t.head_dimension, 'context_length',
    t.context_length)
FROM datasets AS d JOIN models AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'operation/' || t.model || '/' || t.input, 'operations', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('dense_gflops', t.dense_gflops, 'grouped_gflops', t.grouped_gflops, 'depthwise_gflops',
    t.depthwise_gflops, 'attention_gflops', t.attention_gflops, 'dense_millions', t.dense_millions,
    'grouped_millions', t.grouped_millions, 'depthwise_millions', t.depthwise_millions, 'attention_millions',
    t.attention_millions, 'pointwise_millions', t.pointwise_millions, 'copied_millions', t.copied_millions,
    'kernels', t.kernels)
FROM datasets AS d JOIN operations AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'measurement/' || t.id, 'measurements', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('kind', t.kind, 'model', t.model, 'family', t.family, 'task', t.task, 'hardware', t.hardware,
    'hardware_kind', t.hardware_kind, 'hardware_count', t.hardware_count, 'runtime', t.runtime, 'runtime_version',
    t.runtime_version, 'precision', t.precision, 'batch', t.batch, 'input', t.input, 'gflops_per_item',
    t.gflops_per_item, 'parameters_millions', t.parameters_millions, 'activations_millions', t.activations_millions,
    'latency_ms', t.latency_ms, 'throughput_per_s', t.throughput_per_s, 'licence', t.licence)
FROM datasets AS d JOIN measurements AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'efficiency/' || t.parameter || '/' || t.architecture || '/' || t.runtime || '/' || t.precision || '/' ||
    t.task, 'efficiencies', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('low', t.low,
    'typical', t.typical, 'high', t.high, 'samples', t.samples)
FROM datasets AS d JOIN efficiencies AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'assumption/' || t.name, 'assumptions', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('low', t.low, 'value', t.value, 'high', t.high, 'unit', t.unit)
FROM datasets AS d JOIN assumptions AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'security-rule/' || t.rule, 'security_rules', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('artefacts', t.artefacts, 'statement', t.statement, 'severity', t.severity, 'checklist',
    t.checklist, 'hadolint', t.hadolint, 'trivy', t.trivy, 'checkov', t.checkov, 'standard', t.standard)
FROM datasets AS d JOIN security_rules AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'rule/' || t.rule, 'rules_of_thumb', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes,
    json_object('topic', t.topic, 'applies', t.applies, 'effect', t.effect, 'statement', t.statement, 'conflict',
    t.conflict)
FROM datasets AS d JOIN rules_of_thumb AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL
UNION ALL
SELECT 'query/' || t.query, 'queries', d.name, d.layer, s.text, t.as_of, t.uncited, t.notes, json_object('purpose',
    t.purpose, 'sql', t.sql)
FROM datasets AS d JOIN queries AS t ON t.dataset_id = d.id JOIN sources AS s ON s.id = t.source_id
WHERE d.retired_at IS NULL;
