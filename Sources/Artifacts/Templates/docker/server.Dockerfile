# syntax=docker/dockerfile:1.10
# from {{decision}}: {{option}}
# {{packagingWords}}
# One stage: the server's own image is complete and nothing is compiled. Weights and engines are mounted at
# {{modelPathWord}}, since an engine is built on the accelerator that runs it.

# {{decision}}: base_image.runtime
{{#runtimeByTag}}
{{> docker/by-tag}}
{{/runtimeByTag}}
FROM {{runtimeImage}}
{{> docker/labels}}
# The base image may end as its own user; adding one needs root, and the last USER is not root.
USER 0
RUN echo 'app:x:10001:10001::/nonexistent:/sbin/nologin' >> /etc/passwd \
    && echo 'app:x:10001:' >> /etc/group
{{#isBatch}}
COPY app/batch.py /app/
{{/isBatch}}
ENV HOME=/tmp \
    HF_HUB_OFFLINE=1
{{#isNeuronVLLM}}
# Compiled ahead of time for this batch, length and number of cores; the README says how.
ENV VLLM_NEURON_FRAMEWORK=neuronx-distributed-inference \
    NEURON_COMPILED_ARTIFACTS={{modelPathWord}}/neuron-compiled-artifacts
{{/isNeuronVLLM}}
WORKDIR /tmp
USER 10001:10001
{{#isBatch}}
# A job's end is its exit code; nothing asks it whether it is well.
HEALTHCHECK NONE
# {{decision}}: batch_size {{batchSize}}
ENTRYPOINT ["python3", "/app/batch.py"{{#batchCommand}}, {{.}}{{/batchCommand}}]
{{/isBatch}}
{{^isBatch}}
EXPOSE {{port}}{{#hasMetricsPort}} {{metricsPort}}{{/hasMetricsPort}}
# The image may have no curl and no Python; bash speaks HTTP well enough. The start may take twice the predicted cold
# start.
HEALTHCHECK --interval=10s --timeout=5s --start-period={{startupSeconds}}s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/{{port}} && printf 'GET {{readyPath}} HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# {{decision}}: batch_size {{batchSize}}. Words after the image's name, such as SageMaker's serve, are ignored.
ENTRYPOINT ["bash", "-c", {{serverLine}}, "serve"]
{{/isBatch}}
