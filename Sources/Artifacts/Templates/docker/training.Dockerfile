# syntax=docker/dockerfile:1.10
# from {{decision}}: {{option}}
# {{packagingWords}}

# {{decision}}: base_image.build
{{#uvByTag}}
{{> docker/by-tag}}
{{/uvByTag}}
FROM {{uvImage}} AS uv
{{#buildByTag}}
{{> docker/by-tag}}
{{/buildByTag}}
FROM {{buildImage}} AS build
COPY --from=uv /uv /usr/local/bin/uv
WORKDIR /build
COPY app/requirements.txt ./
# What the loop needs beyond the framework. A private index comes from a secret: --secret id=uv_index,src=FILE.
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=secret,id=uv_index \
    if [ -f /run/secrets/uv_index ]; then UV_DEFAULT_INDEX="$(cat /run/secrets/uv_index)" && export UV_DEFAULT_INDEX; fi \
{{#bringsPython}}
    && uv pip install --no-managed-python --require-hashes --target /opt/packages --requirement requirements.txt
{{/bringsPython}}
{{^bringsPython}}
    && uv python install --install-dir /opt/python 3.11 \
    && ln -s /opt/python/cpython-3.11*/bin/python3.11 /opt/python/python3 \
    && uv pip install --python /opt/python/python3 --require-hashes --target /opt/packages --requirement requirements.txt
{{/bringsPython}}

# {{decision}}: base_image.runtime
{{#runtimeByTag}}
{{> docker/by-tag}}
{{/runtimeByTag}}
FROM {{runtimeImage}}
{{> docker/labels}}
RUN echo 'app:x:10001:10001::/nonexistent:/sbin/nologin' >> /etc/passwd \
    && echo 'app:x:10001:' >> /etc/group
{{^bringsPython}}
COPY --from=build /opt/python /opt/python
ENV PATH="/opt/python:$PATH"
{{/bringsPython}}
COPY --from=build /opt/packages /opt/packages
COPY app/*.py /app/
ENV PYTHONPATH=/opt/packages \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp
# {{decision}}: job.epochs, batch_size, precision
ENV EPOCHS={{epochs}} \
    BATCH_SIZE={{batchSize}} \
    PRECISION={{precisionWord}}
WORKDIR /app
USER 10001:10001
# A job's end is its exit code; nothing asks it whether it is well.
HEALTHCHECK NONE
ENTRYPOINT ["python3", "/app/train.py"]
