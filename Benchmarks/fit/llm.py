def fit_llm(measurements, hardware, models, emit):
    pass
