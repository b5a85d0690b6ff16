FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
ENV DEBIAN_FRONTEND=noninteractive HF_HOME=/models/hf
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3=3.10.6-1~22.04.1 python3-pip=22.0.2+dfsg-1ubuntu0.4 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY requirements.txt .
RUN pip3 install --no-cache-dir --require-hashes -r requirements.txt
COPY server/ /srv/server/
RUN useradd --uid 10002 --create-home serve
EXPOSE 8080
USER 10002
HEALTHCHECK CMD ["python3", "-m", "server.healthcheck"]
ENTRYPOINT ["python3", "-m", "server"]
