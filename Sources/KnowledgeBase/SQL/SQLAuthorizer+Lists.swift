extension SQLAuthorizer {
    /// Functions that read their arguments and nothing else, in time that grows with their size.
    ///
    /// `json_patch` is missing: its time grows with the product of two sizes, and nothing can stop it half-way.
    static let functions: Set<String> = Set(
        """
        abs char coalesce concat concat_ws format glob hex if ifnull iif instr length like likelihood likely lower ltrim
        max min nullif octet_length printf quote random randomblob replace round rtrim sign soundex substr substring
        trim typeof unhex unicode unlikely upper zeroblob
        avg count group_concat string_agg median percentile percentile_cont percentile_disc sum total
        cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number
        current_date current_time current_timestamp date datetime julianday strftime time timediff unixepoch
        -> ->> json json_array json_array_length json_error_position json_extract json_group_array json_group_object
        json_insert json_object json_pretty json_quote json_remove json_replace json_set json_type json_valid subtype
        acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 mod pi pow
        power radians sin sinh sqrt tan tanh trunc
        match bm25 highlight snippet
        changes last_insert_rowid total_changes sqlite_version sqlite_source_id sqlite_compileoption_get
        sqlite_compileoption_used
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Pragmas that ask, whatever their argument.
    static let questions: Set<String> = [
        "collation_list", "compile_options", "data_version", "database_list", "foreign_key_check", "foreign_key_list",
        "freelist_count", "function_list", "index_info", "index_list", "index_xinfo", "integrity_check", "module_list",
        "page_count", "pragma_list", "quick_check", "table_info", "table_list", "table_xinfo",
    ]

    /// Pragmas that ask where they have no argument.
    static let settings: Set<String> = [
        "application_id", "auto_vacuum", "cache_size", "encoding", "foreign_keys", "mmap_size",
        "page_size", "query_only", "schema_version", "synchronous", "user_version",
    ]
}
