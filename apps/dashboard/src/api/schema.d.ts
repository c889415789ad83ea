export interface paths {
  '/v1/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in orders
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_orders'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in refunds
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_refunds'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in events
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_events'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the customers
     * @description Needs the scope "read".
     */
    get: operations['get_customers'];
    put?: never;
    /**
     * Take in customers
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_customers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in products
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_products'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/spend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in spend
     * @description Needs the scope "ingest". A row that was sent before is replaced when this one is not older.
     */
    post: operations['ingest_spend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/track': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one track of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_track'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/t': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/track
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_t'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/identify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one identify of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_identify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/i': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/identify
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_i'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/page': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one page of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_page'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/p': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/page
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_p'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/screen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one screen of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_screen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/s': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/screen
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_s'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/group': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one group of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_group'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/g': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/group
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_g'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alias': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one alias of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_alias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/a': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/alias
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_a'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a batch of Segment's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_batch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/b': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same as /v1/batch
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['segment_b'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/s/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a message of Jitsu's SDK
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['jitsu'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/s/s2s/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a message of Jitsu's SDK on a server
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['jitsu_s2s'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take events of PostHog's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['posthog_batch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/capture': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take events of PostHog's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['posthog_capture'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/e': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take events of PostHog's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['posthog_e'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/i/v0/e': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take events of PostHog's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['posthog_i_v0_e'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/i/v1/analytics/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take events of PostHog's protocol
     * @description Needs the scope "ingest". docs/sending.md says which rows a message becomes. A request that is partly wrong is answered with 200: the good messages are safe, the others are kept as rejected rows.
     */
    post: operations['posthog_i_v1_analytics_events'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/flags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say to PostHog's SDKs that there are no feature flags */
    post: operations['posthog_flags'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/decide': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say to PostHog's SDKs that there are no feature flags */
    post: operations['posthog_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/flags/definitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Say to PostHog's SDKs that there are no feature flags */
    get: operations['posthog_definitions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/feature_flag/local_evaluation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Say to PostHog's SDKs that there are no feature flags */
    get: operations['posthog_local_evaluation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The analyses with their parameters and rows
     * @description Needs the scope "read".
     */
    get: operations['list_analyses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Overview
     * @description How many orders, customers and how much revenue were there, and when? Needs the scope "read".
     */
    post: operations['run_overview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/rfm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * RFM segments
     * @description Who are the best customers, who is new, and who is about to be lost? Needs the scope "read".
     */
    post: operations['run_rfm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/cohort-ltv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cohort LTV
     * @description What are customers worth, cohort by cohort, as they grow older? Needs the scope "read".
     */
    post: operations['run_cohort_ltv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/funnel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Funnel
     * @description Where are people lost between the first look and the second order? Needs the scope "read".
     */
    post: operations['run_funnel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Customers
     * @description Which customers are there, and who of them is meant? Needs the scope "read".
     */
    post: operations['run_customers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/analyses/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Customer
     * @description Who is this customer, and what happened so far? Needs the scope "read".
     */
    post: operations['run_customer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A customer: record, facts, scores, audiences
     * @description Needs the scope "read".
     */
    get: operations['get_customers_id'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every order, refund and event, newest first
     * @description Needs the scope "read".
     */
    get: operations['get_customers_id_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}/identifiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Join an id to the customer
     * @description Needs the scope "admin".
     */
    post: operations['post_customers_id_identifiers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}/identifiers/{type}/{value}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Part an id from the customer
     * @description Needs the scope "admin".
     */
    delete: operations['delete_customers_id_identifiers_type_value'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/names': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The names of the events
     * @description Needs the scope "read".
     */
    get: operations['get_events_names'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/properties/{property}/values': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The values of a property
     * @description Needs the scope "read".
     */
    get: operations['get_properties_property_values'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ingestion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What came in, by table
     * @description Needs the scope "read".
     */
    get: operations['get_ingestion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rejected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The rows that were not taken, and why
     * @description Needs the scope "read".
     */
    get: operations['get_rejected'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rejected/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send rows that were not taken through the checks again
     * @description Needs the scope "ingest".
     */
    post: operations['post_rejected_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/mappings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The saved mappings of files
     * @description Needs the scope "read".
     */
    get: operations['get_mappings'];
    put?: never;
    /**
     * Save a mapping under its name
     * @description Needs the scope "ingest".
     */
    post: operations['post_mappings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/mappings/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A saved mapping
     * @description Needs the scope "read".
     */
    get: operations['get_mappings_name'];
    put?: never;
    post?: never;
    /**
     * Remove a mapping
     * @description Needs the scope "ingest".
     */
    delete: operations['delete_mappings_name'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The audiences
     * @description Needs the scope "read".
     */
    get: operations['get_audiences'];
    put?: never;
    /**
     * Make an audience
     * @description Needs the scope "export".
     */
    post: operations['post_audiences'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/conditions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The conditions that rules are made of
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_conditions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Size, sample and effect of each condition of a rule
     * @description Needs the scope "read".
     */
    post: operations['post_audiences_preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * An audience
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_id'];
    put?: never;
    post?: never;
    /**
     * Archive an audience
     * @description Needs the scope "export".
     */
    delete: operations['delete_audiences_id'];
    options?: never;
    head?: never;
    /**
     * Change an audience
     * @description Needs the scope "export".
     */
    patch: operations['patch_audiences_id'];
    trace?: never;
  };
  '/v1/audiences/{id}/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work the members out anew
     * @description Needs the scope "export".
     */
    post: operations['post_audiences_id_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The refreshes
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_id_runs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/{id}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The members
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_id_members'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/{id}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who entered and who left
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_id_changes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audiences/{id}/exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The exports
     * @description Needs the scope "read".
     */
    get: operations['get_audiences_id_exports'];
    put?: never;
    /**
     * Write the members to a file
     * @description Needs the scope "export".
     */
    post: operations['post_audiences_id_exports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/{id}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The file of an export
     * @description Needs the scope "export".
     */
    get: operations['get_exports_id_file'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The reports
     * @description Needs the scope "read".
     */
    get: operations['get_reports'];
    put?: never;
    /**
     * Make a report
     * @description Needs the scope "export".
     */
    post: operations['post_reports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/ready-made': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Definitions to begin with
     * @description Needs the scope "read".
     */
    get: operations['get_reports_ready_made'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A report
     * @description Needs the scope "read".
     */
    get: operations['get_reports_id'];
    put?: never;
    post?: never;
    /**
     * Archive a report
     * @description Needs the scope "export".
     */
    delete: operations['delete_reports_id'];
    options?: never;
    head?: never;
    /**
     * Change a report
     * @description Needs the scope "export".
     */
    patch: operations['patch_reports_id'];
    trace?: never;
  };
  '/v1/reports/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The runs of a report
     * @description Needs the scope "read".
     */
    get: operations['get_reports_id_runs'];
    put?: never;
    /**
     * Run a report now
     * @description Needs the scope "export".
     */
    post: operations['post_reports_id_runs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/report-runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A run
     * @description Needs the scope "read".
     */
    get: operations['get_report_runs_id'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/report-runs/{id}/files/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A file of a run
     * @description Needs the scope "read".
     */
    get: operations['get_report_runs_id_files_name'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/report-runs/{id}/deliveries/{delivery}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a delivery once more that failed or is uncertain
     * @description Needs the scope "export".
     */
    post: operations['post_report_runs_id_deliveries_delivery_redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The keys of the project
     * @description Needs the scope "admin".
     */
    get: operations['get_keys'];
    put?: never;
    /**
     * Make a key; it is shown once
     * @description Needs the scope "admin".
     */
    post: operations['post_keys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a key
     * @description Needs the scope "admin".
     */
    delete: operations['delete_keys_id'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The projects
     * @description Needs the scope "read".
     */
    get: operations['get_projects'];
    put?: never;
    /**
     * Make a project
     * @description Needs the scope "admin".
     */
    post: operations['post_projects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projects/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a project
     * @description Needs the scope "admin".
     */
    patch: operations['patch_projects_name'];
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The users
     * @description Needs the scope "admin".
     */
    get: operations['get_users'];
    put?: never;
    /**
     * Make a user and a link to sign in
     * @description Needs the scope "admin".
     */
    post: operations['post_users'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description Needs the scope "admin".
     */
    patch: operations['patch_users_id'];
    trace?: never;
  };
  '/v1/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Saved views
     * @description Needs the scope "read".
     */
    get: operations['get_views'];
    put?: never;
    /**
     * Save a view
     * @description Needs the scope "read".
     */
    post: operations['post_views'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/views/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a view
     * @description Needs the scope "read".
     */
    delete: operations['delete_views_id'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what
     * @description Needs the scope "admin".
     */
    get: operations['get_audit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who was to be erased, and what became of it
     * @description Needs the scope "admin".
     */
    get: operations['get_erasures'];
    put?: never;
    /**
     * Erase a customer or visitor everywhere, for good
     * @description Needs the scope "admin".
     */
    post: operations['post_erasures'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The receipt of an erasure
     * @description Needs the scope "admin".
     */
    get: operations['get_erasures_id'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The shops that send their webhooks here, and what came
     * @description Needs the scope "admin".
     */
    get: operations['get_connections'];
    put?: never;
    /**
     * Connect a shop; its secret is never shown
     * @description Needs the scope "admin".
     */
    post: operations['post_connections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a connection; its rows stay
     * @description Needs the scope "admin".
     */
    delete: operations['delete_connections_id'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/shopify/{connection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in a webhook of shopify
     * @description Signed with the connection's secret; no key is needed. Answered when the rows are safe on the disk. What cannot become a row is answered with 200, too, and is found at /v1/rejected.
     */
    post: operations['receive_shopify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/woocommerce/{connection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in a webhook of woocommerce
     * @description Signed with the connection's secret; no key is needed. Answered when the rows are safe on the disk. What cannot become a row is answered with 200, too, and is found at /v1/rejected.
     */
    post: operations['receive_woocommerce'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/livez': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process runs */
    get: operations['live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether rows can be taken in and questions answered */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the process and the rows of the project come to, for Prometheus
     * @description Needs the scope "read".
     */
    get: operations['metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Order
     * @description An order is unique by source and orderId; the version with the newest updatedAt counts, among equals the one that came last.
     */
    OrderRow: {
      /** @description Key of the order. Text of at most 200 bytes; integers above 2^53 as text. */
      orderId: string | number;
      /** @description Key of the customer. Text of at most 200 bytes; integers above 2^53 as text. */
      customerId: string | number;
      /** @description When it was placed. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      orderedAt: string;
      /**
       * @description Orders that are paid or refunded count; default paid.
       * @enum {string}
       */
      status?: 'paid' | 'pending' | 'cancelled' | 'refunded' | 'test';
      /** @description ISO 4217 code; default is the project's currency. A project without one takes that of the first order that names one; rows that name none are in it, whichever it will be. */
      currency?: string;
      /** @description Units of the project's currency per unit of the row's currency on that day. Without it, a row in another currency is stored and not counted. */
      exchangeRate?: string | number;
      /** @description List price x quantity of the goods; default is the sum over the items. A decimal as text ("19.90") or number, at most 4 places. */
      gross?: string | number;
      /** @description Discount on goods, not above gross; default is the sum over the items. A decimal as text ("19.90") or number, at most 4 places. */
      discount?: string | number;
      /** @description Shipping that the customer paid; never part of net. A decimal as text ("19.90") or number, at most 4 places. */
      shipping?: string | number;
      /** @description Tax; never part of net. A decimal as text ("19.90") or number, at most 4 places. */
      tax?: string | number;
      /** @description Cost of the goods; default is cost x quantity over the items. A decimal as text ("19.90") or number, at most 4 places. */
      cost?: string | number;
      /** @description Channel that the order came by. */
      channel?: string;
      /** @description Campaign that the order came by. */
      campaign?: string;
      /** @description Coupon code. */
      coupon?: string;
      /** @description Region of the customer. */
      region?: string;
      /** @description Device that it was placed on. */
      device?: string;
      /** @description Shop or system that gives the order ids. */
      source?: string;
      /** @description Version of the row; default orderedAt. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      updatedAt?: string;
      /** @description The lines. */
      items?: {
        /** @description Key of the product. Text of at most 200 bytes; integers above 2^53 as text. */
        productId: string | number;
        /** @description Name of the product. */
        name?: string;
        /** @description Category of the product. */
        category?: string;
        /** @description How many; above 0, default 1. A decimal as text ("19.90") or number, at most 4 places. */
        quantity?: string | number;
        /** @description List price of one. A decimal as text ("19.90") or number, at most 4 places. */
        price?: string | number;
        /** @description Discount on the whole line. A decimal as text ("19.90") or number, at most 4 places. */
        discount?: string | number;
        /** @description Cost of one. A decimal as text ("19.90") or number, at most 4 places. */
        cost?: string | number;
      }[];
    };
    /**
     * Refund
     * @description Money paid back for goods, at its own time. It names an order, or only the customer. Unique by source and refundId.
     */
    RefundRow: {
      /** @description Key of the refund. Text of at most 200 bytes; integers above 2^53 as text. */
      refundId: string | number;
      /** @description The order that it belongs to. Text of at most 200 bytes; integers above 2^53 as text. */
      orderId?: string | number;
      /** @description The customer, when it names no order. Text of at most 200 bytes; integers above 2^53 as text. */
      customerId?: string | number;
      /** @description When it was paid back. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      refundedAt: string;
      /** @description Paid back for goods, not negative; default is the sum over the items. A decimal as text ("19.90") or number, at most 4 places. */
      amount?: string | number;
      /** @description ISO 4217 code; default is the project's currency. A project without one takes that of the first order that names one; rows that name none are in it, whichever it will be. */
      currency?: string;
      /** @description Units of the project's currency per unit of the row's currency on that day. Without it, a row in another currency is stored and not counted. */
      exchangeRate?: string | number;
      /** @description Why. */
      reason?: string;
      /** @description Shop or system that gives the ids. */
      source?: string;
      /** @description Version of the row; default refundedAt. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      updatedAt?: string;
      /** @description The returned lines. */
      items?: {
        /** @description Key of the product. Text of at most 200 bytes; integers above 2^53 as text. */
        productId: string | number;
        /** @description How many came back; above 0, default 1. A decimal as text ("19.90") or number, at most 4 places. */
        quantity?: string | number;
        /** @description Paid back for the line. A decimal as text ("19.90") or number, at most 4 places. */
        amount?: string | number;
      }[];
    };
    /**
     * Event
     * @description Something that a customer or an anonymous visitor did. Unique by eventId; a later one with other content replaces it.
     */
    EventRow: {
      /** @description Key of the event. Text of at most 200 bytes; integers above 2^53 as text. */
      eventId: string | number;
      /** @description What happened, in snake case: product_viewed, order_completed. */
      name: string;
      /** @description When it happened. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      occurredAt: string;
      /** @description The known customer. Text of at most 200 bytes; integers above 2^53 as text. */
      customerId?: string | number;
      /** @description The visitor as long as nobody is known; one of the two ids is needed. Text of at most 200 bytes; integers above 2^53 as text. */
      anonymousId?: string | number;
      /** @description Session. Text of at most 200 bytes; integers above 2^53 as text. */
      sessionId?: string | number;
      /** @description Product that it is about. Text of at most 200 bytes; integers above 2^53 as text. */
      productId?: string | number;
      /** @description Category that it is about. */
      category?: string;
      /** @description Channel. */
      channel?: string;
      /** @description Campaign. */
      campaign?: string;
      /** @description Device. */
      device?: string;
      /** @description Region. */
      region?: string;
      /** @description Address of the page. */
      url?: string;
      /** @description Value in the project's currency. A decimal as text ("19.90") or number, at most 4 places. */
      value?: string | number;
      /** @description Order among events of the same time. */
      sequence?: number;
      /** @description Anything else. `order_id` names the order that the event is about; an order_completed stands for that order. */
      properties?: {
        [key: string]: unknown;
      };
    };
    /**
     * Customer
     * @description A profile, replaced as a whole. Unique by customerId; the newest updatedAt counts.
     */
    CustomerRow: {
      /** @description Key of the customer. Text of at most 200 bytes; integers above 2^53 as text. */
      customerId: string | number;
      /** @description Address for mail. */
      email?: string;
      /** @description Telephone number. */
      phone?: string;
      /** @description Full name. */
      name?: string;
      /** @description Gender. */
      gender?: string;
      /** @description Year of birth. */
      birthYear?: number;
      /** @description Country. */
      country?: string;
      /** @description Region. */
      region?: string;
      /** @description City. */
      city?: string;
      /** @description When the customer was first known. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      createdAt?: string;
      /** @description Channel that the customer came by. */
      channel?: string;
      /** @description Consent by purpose: {"email": true}. */
      consent?: {
        [key: string]: boolean;
      };
      /** @description Anything else that is known, by name; kept as text. */
      attributes?: {
        [key: string]: string | number | boolean;
      };
      /** @description Version of the row; default is the time of receipt. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      updatedAt?: string;
    };
    /**
     * Product
     * @description A product of the catalogue, replaced as a whole. Unique by productId; the newest updatedAt counts.
     */
    ProductRow: {
      /** @description Key of the product. Text of at most 200 bytes; integers above 2^53 as text. */
      productId: string | number;
      /** @description Name. */
      name?: string;
      /** @description Category. */
      category?: string;
      /** @description Brand. */
      brand?: string;
      /** @description List price in the project's currency. A decimal as text ("19.90") or number, at most 4 places. */
      price?: string | number;
      /** @description Cost in the project's currency. A decimal as text ("19.90") or number, at most 4 places. */
      cost?: string | number;
      /** @description Version of the row; default is the time of receipt. RFC 3339; a date, or a time without an offset, is taken in the project's time zone. */
      updatedAt?: string;
    };
    /**
     * Spend
     * @description What a channel or campaign cost on a day. Unique by day, channel and campaign; the one that came last counts.
     */
    SpendRow: {
      /** @description Day YYYY-MM-DD in the project's time zone. */
      day: string;
      /** @description Channel. */
      channel: string;
      /** @description Campaign. */
      campaign?: string;
      /** @description What it cost, not negative. A decimal as text ("19.90") or number, at most 4 places. */
      amount: string | number;
      /** @description ISO 4217 code; default is the project's currency. A project without one takes that of the first order that names one; rows that name none are in it, whichever it will be. */
      currency?: string;
      /** @description Units of the project's currency per unit of the row's currency on that day. Without it, a row in another currency is stored and not counted. */
      exchangeRate?: string | number;
    };
    /** @description Who belongs to an audience. Groups may be nested five deep; at most 30 conditions. */
    Rule:
      | {
          and: components['schemas']['Rule'][];
        }
      | {
          or: components['schemas']['Rule'][];
        }
      | {
          not: components['schemas']['Rule'];
        }
      | components['schemas']['Condition'];
    Condition:
      | {
          /** @constant */
          type: 'profile';
          /** @description customerId, email, phone, name, gender, country, region, city, channel, birthYear, createdAt, or attribute.<key>. */
          field: string;
          /**
           * @description How the field is compared.
           * @enum {string}
           */
          op:
            | 'is'
            | 'is-not'
            | 'contains'
            | 'starts-with'
            | 'greater'
            | 'less'
            | 'between'
            | 'exists'
            | 'missing';
          /** @description is, contains, starts-with: one of them; is-not: none of them; greater, less: one value; between: two, both included. */
          values?: (string | number | boolean)[];
        }
      | {
          /** @constant */
          type: 'consent';
          /** @description Purpose, such as email, sms or ads. */
          purpose: string;
          /** @description true: said yes. false: said no. */
          given: boolean;
        }
      | {
          /** @constant */
          type: 'rfm';
          /** @description One of these segments of the map. */
          segment?: string[];
          /** @description Recency score; the highest is the best. */
          r?: {
            /** @description Lowest score, included. */
            min?: number;
            /** @description Highest score, included. */
            max?: number;
          };
          /** @description Frequency score; the highest is the best. */
          f?: {
            /** @description Lowest score, included. */
            min?: number;
            /** @description Highest score, included. */
            max?: number;
          };
          /** @description Monetary score; the highest is the best. */
          m?: {
            /** @description Lowest score, included. */
            min?: number;
            /** @description Highest score, included. */
            max?: number;
          };
          /** @description Parameters of the analysis: method, bins, lookbackDays, basis, thresholds, map, filters. */
          parameters?: Record<string, unknown>;
        }
      | {
          /** @constant */
          type: 'orders';
          /**
           * @description count; sum or average of money; first or last, in days before the instant or as a time; distinct-products.
           * @enum {string}
           */
          aggregate: 'count' | 'sum' | 'average' | 'first' | 'last' | 'distinct-products';
          /**
           * @description Money of sum and average: gross list price, net of discounts and refunds, net less cost.
           * @default net
           * @enum {string}
           */
          basis: 'gross' | 'net' | 'contribution';
          /**
           * @description How the value is compared; between includes both ends.
           * @enum {string}
           */
          op: 'greater' | 'less' | 'equal' | 'at-least' | 'at-most' | 'between';
          /** @description A number; for first and last whole days ago, or a date or time. */
          value: number | string | (number | string)[];
          /** @description Which time counts: {"days": 30}, or {"from", "to"}, half-open. All time when absent. */
          window?: {
            /** @description The last so many days before the instant that the rule is asked for. */
            days?: number;
            /** @description Begin, included: a date or an RFC 3339 time. */
            from?: string;
            /** @description End, excluded: a date or an RFC 3339 time. */
            to?: string;
          };
          /** @description Only orders that have one of the values of every property; an order has the products of all its lines. */
          where?: {
            /** @description One of these values. */
            channel?: string[];
            /** @description One of these values. */
            campaign?: string[];
            /** @description One of these values. */
            coupon?: string[];
            /** @description One of these values. */
            region?: string[];
            /** @description One of these values. */
            device?: string[];
            /** @description One of these values. */
            source?: string[];
            /** @description One of these values. */
            currency?: string[];
            /** @description One of these values. */
            productId?: string[];
            /** @description One of these values. */
            category?: string[];
          };
        }
      | {
          /** @constant */
          type: 'events';
          /** @description Name of the event, such as product_viewed. */
          name?: string;
          /** @description Several names in place of one. */
          names?: string[];
          /**
           * @description count; sum of the value; first or last, in days before the instant or as a time; distinct-days.
           * @enum {string}
           */
          aggregate: 'count' | 'sum' | 'first' | 'last' | 'distinct-days';
          /**
           * @description How the value is compared; between includes both ends.
           * @enum {string}
           */
          op: 'greater' | 'less' | 'equal' | 'at-least' | 'at-most' | 'between';
          /** @description A number; for first and last whole days ago, or a date or time. */
          value: number | string | (number | string)[];
          /** @description Which time counts: {"days": 30}, or {"from", "to"}, half-open. All time when absent. */
          window?: {
            /** @description The last so many days before the instant that the rule is asked for. */
            days?: number;
            /** @description Begin, included: a date or an RFC 3339 time. */
            from?: string;
            /** @description End, excluded: a date or an RFC 3339 time. */
            to?: string;
          };
          /** @description Property -> values that pass, as in a funnel: {"device": ["ios"], "properties.plan": ["gold"]}. */
          where?: Record<string, unknown>;
        }
      | {
          /** @constant */
          type: 'absence';
          /**
           * @description What did not happen.
           * @enum {string}
           */
          of: 'orders' | 'event';
          /** @description Name of the event. */
          name?: string;
          /** @description How long. */
          window: {
            /** @description In the last so many days. */
            days: number;
          };
          /**
           * @description First seen at least so many days ago.
           * @default 0
           */
          minimumTenureDays: number;
        }
      | {
          /** @constant */
          type: 'audience';
          /** @description Id of the audience. */
          id: string;
        }
      | {
          /** @constant */
          type: 'analysis';
          /**
           * @description Name of the analysis.
           * @enum {string}
           */
          analysis: 'rfm' | 'cohort-ltv' | 'funnel' | 'overview';
          /** @description Its parameters, with the cell: rfm segment or cell, cohort-ltv cohort and period, overview who, funnel step, outcome, breakdownValue, day of entry and time taken. Without asOf they are asked for the instant of the rule. */
          parameters: Record<string, unknown>;
        };
    ConditionDescription: {
      type: string;
      title: string;
      description: string;
      fields: {
        [key: string]: unknown;
      };
      example: components['schemas']['Condition'];
    };
    Person: {
      customerId: string;
      /** @description The visitor's id; empty for customers. */
      anonymousId: string;
      name: string | null;
      email: string | null;
      country: string | null;
      city: string | null;
      /** @description Key of the person. */
      person: string;
    };
    Audience: {
      id: string;
      name: string;
      description: string;
      rule: components['schemas']['Rule'];
      /** @enum {string} */
      kind: 'live' | 'static';
      holdoutPercent: number;
      revision: number;
      /** @description Members of the last published refresh; null before the first. */
      size: number | null;
      /** Format: date-time */
      refreshedAt: string | null;
      /** @enum {string} */
      state: 'new' | 'running' | 'published' | 'failed';
      lastRun: components['schemas']['AudienceRun'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    AudienceRun: {
      id: string;
      /** @enum {string} */
      status: 'running' | 'published' | 'failed';
      /** Format: date-time */
      asOf: string;
      watermark: string | null;
      size: number | null;
      checksum: string | null;
      entered: number | null;
      left: number | null;
      error: string | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      finishedAt: string | null;
    };
    AudiencePreview: {
      size: number;
      population: number;
      sample: components['schemas']['Person'][];
      conditions: {
        path: string;
        matching: number;
        removed: number;
      }[];
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      watermark: string | null;
    };
    AudienceChanges: {
      run: components['schemas']['AudienceRun'] | null;
      entered: components['schemas']['Person'][];
      left: components['schemas']['Person'][];
      enteredCount: number;
      leftCount: number;
    };
    AudienceExport: {
      id: string;
      audienceId: string;
      runId: string;
      /** @enum {string} */
      format: 'csv' | 'csv-excel' | 'ndjson' | 'parquet' | 'meta' | 'google';
      purpose: ('email' | 'sms' | 'ads') | null;
      rows: number;
      leftOut: {
        noConsent: number;
        suppressed: number;
        holdout: number;
        noIdentifier: number;
      };
      sha256: string;
      bytes: number;
      fileName: string;
      mediaType: string;
      /** @description Where to GET the list. */
      file: string;
      /** Format: date-time */
      createdAt: string;
    };
    ReportDefinition: {
      name: string;
      blocks: (
        | {
            /** @constant */
            type: 'analysis';
            /** @description Name of an analysis. */
            analysis: string;
            /** @description Of the analysis; asOf, from, to, timeZone and compare are set by the report. */
            parameters?: {
              [key: string]: unknown;
            };
            /** @description What the analysis is asked about: the period, the days up to its end, or everything up to its end. */
            range?:
              | ('period' | 'none')
              | {
                  days: number;
                };
            /** @enum {string} */
            view?: 'metrics' | 'segments' | 'cohorts' | 'funnel' | 'table';
            /** @description In place of the usual heading. */
            title?: string;
            /** @description Rows that a table holds at most. */
            limit?: number;
          }
        | {
            /** @constant */
            type: 'audience';
            /** @description Id of the audience. */
            audience: string;
            /** @description In place of the usual heading. */
            title?: string;
          }
        | {
            /** @constant */
            type: 'audiences';
            /** @description In place of the usual heading. */
            title?: string;
          }
        | {
            /** @constant */
            type: 'text';
            text: string;
            /** @description In place of the usual heading. */
            title?: string;
          }
      )[];
      /**
       * @description Which whole period before the run. Default: day.
       * @enum {string}
       */
      period?: 'day' | 'week' | 'month';
      /** @description What the figures stand beside. Default: all. */
      comparison?: ('previous-period' | 'previous-week' | 'previous-year')[];
      /** @description How many periods before the newest are looked at again for rows that came late. */
      latePeriods?: number;
      /** @description Five fields: minute, hour, day, month, weekday. null: made by hand only. */
      cron?: string | null;
      /** @description IANA zone of the cron line and of the days. Default: the project’s. */
      timeZone?: string;
      /** @enum {string} */
      language?: 'en' | 'zh-CN';
      channels?: (
        | {
            /** @constant */
            type: 'folder';
            /** @description Below the folder that deliveries may write to. */
            folder: string;
          }
        | {
            /** @constant */
            type: 'webhook';
            url: string;
            /** @description whsec_ and the key in base64; made when left out, shown once. */
            secret?: string;
            /** @description Stands in answers in place of the secret. */
            hasSecret?: boolean;
          }
      )[];
      enabled?: boolean;
    };
    Report: {
      id: string;
      name: string;
      blocks: (
        | {
            /** @constant */
            type: 'analysis';
            /** @description Name of an analysis. */
            analysis: string;
            /** @description Of the analysis; asOf, from, to, timeZone and compare are set by the report. */
            parameters?: {
              [key: string]: unknown;
            };
            /** @description What the analysis is asked about: the period, the days up to its end, or everything up to its end. */
            range?:
              | ('period' | 'none')
              | {
                  days: number;
                };
            /** @enum {string} */
            view?: 'metrics' | 'segments' | 'cohorts' | 'funnel' | 'table';
            /** @description In place of the usual heading. */
            title?: string;
            /** @description Rows that a table holds at most. */
            limit?: number;
          }
        | {
            /** @constant */
            type: 'audience';
            /** @description Id of the audience. */
            audience: string;
            /** @description In place of the usual heading. */
            title?: string;
          }
        | {
            /** @constant */
            type: 'audiences';
            /** @description In place of the usual heading. */
            title?: string;
          }
        | {
            /** @constant */
            type: 'text';
            text: string;
            /** @description In place of the usual heading. */
            title?: string;
          }
      )[];
      /**
       * @description Which whole period before the run. Default: day.
       * @enum {string}
       */
      period: 'day' | 'week' | 'month';
      /** @description What the figures stand beside. Default: all. */
      comparison: ('previous-period' | 'previous-week' | 'previous-year')[];
      /** @description How many periods before the newest are looked at again for rows that came late. */
      latePeriods: number;
      /** @description Five fields: minute, hour, day, month, weekday. null: made by hand only. */
      cron: string | null;
      /** @description IANA zone of the cron line and of the days. Default: the project’s. */
      timeZone: string;
      /** @enum {string} */
      language: 'en' | 'zh-CN';
      channels: (
        | {
            /** @constant */
            type: 'folder';
            /** @description Below the folder that deliveries may write to. */
            folder: string;
          }
        | {
            /** @constant */
            type: 'webhook';
            url: string;
            /** @description whsec_ and the key in base64; made when left out, shown once. */
            secret?: string;
            /** @description Stands in answers in place of the secret. */
            hasSecret?: boolean;
          }
      )[];
      enabled: boolean;
      revision: number;
      /** Format: date-time */
      nextRunAt: string | null;
      lastRun: components['schemas']['ReportRun'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ReportRun: {
      id: string;
      reportId: string;
      /** Format: date-time */
      periodStart: string;
      /** Format: date-time */
      periodEnd: string;
      revision: number;
      /** @description Why it is not the revision before; null in the first. */
      reason: string | null;
      /** @enum {string} */
      status: 'running' | 'published' | 'failed';
      /** Format: date-time */
      watermark: string | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      finishedAt: string | null;
      error: string | null;
      /** @description What changed, in sentences of the report’s language. */
      changes: string[];
      files: components['schemas']['ReportFile'][];
      deliveries: components['schemas']['Delivery'][];
    };
    ReportFile: {
      name: string;
      mediaType: string;
      bytes: number;
      sha256: string;
      url: string;
    };
    Delivery: {
      id: string;
      channel: string;
      /** @enum {string} */
      state: 'pending' | 'sending' | 'delivered' | 'failed' | 'uncertain';
      attempts: number;
      lastError: string | null;
      /** Format: date-time */
      deliveredAt: string | null;
      /** @description What somebody can do about it, in a sentence. */
      advice: string | null;
      /** @description Where to POST to have it sent once more. */
      redeliverUrl: string | null;
    };
    CustomerLine: {
      customerId: string;
      name: string | null;
      email: string | null;
      orders: number;
      /** Format: decimal */
      revenue: string;
      /** Format: date-time */
      lastOrderAt: string | null;
    };
    Customer: {
      customer: {
        customerId: string;
        name: string;
        email: string;
        phone: string;
        gender: string;
        birthYear: number | null;
        country: string;
        region: string;
        city: string;
        channel: string;
        consent: {
          [key: string]: unknown;
        };
        attributes: {
          [key: string]: unknown;
        };
        /** Format: date-time */
        createdAt: string | null;
      };
      facts: {
        orders: number;
        /** Format: decimal */
        net: string;
        /** Format: date-time */
        firstOrderAt: string | null;
        /** Format: date-time */
        lastOrderAt: string | null;
        /** Format: decimal */
        averageOrder: string | null;
        /** Format: decimal */
        refunds: string;
        events: number;
        /** Format: date-time */
        lastSeenAt: string | null;
      };
      /** @description Row of the analysis rfm, level customers; null without orders. */
      rfm: {
        [key: string]: unknown;
      } | null;
      identifiers: {
        /** @enum {string} */
        type: 'customerId' | 'anonymousId';
        value: string;
        /** Format: date-time */
        linkedAt: string | null;
      }[];
      audiences: {
        id: string;
        name: string;
      }[];
    };
    Identifiers: {
      identifiers: {
        /** @enum {string} */
        type: 'customerId' | 'anonymousId';
        value: string;
        /** Format: date-time */
        linkedAt: string | null;
      }[];
    };
    TimelineEntry: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      kind: 'order' | 'refund' | 'event';
      name: string;
      title: string;
      /** Format: decimal */
      amount: string | null;
      details: {
        [key: string]: unknown;
      };
    };
    IngestionTable: {
      received: number;
      stored: number;
      duplicate: number;
      rejected: number;
      waiting: number;
      rows: number;
      newestIngestedAt: string | null;
      newestAt: string | null;
    };
    RejectedRow: {
      id: string;
      table: string;
      at: string;
      code: string;
      path: string;
      message: string;
      origin: string;
      replayedAt: string | null;
      /** @description What was sent, for those who may export. */
      raw?: string;
    };
    Key: {
      id: string;
      project: string;
      name: string;
      prefix: string;
      scopes: ('ingest' | 'read' | 'export' | 'admin')[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** Format: date-time */
      expiresAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
    };
    Project: {
      name: string;
      title: string;
      currency: string | null;
      timeZone: string;
      /** Format: date-time */
      createdAt: string;
      identity: {
        blockedValues: string[];
        mostCustomerIds: number;
        mostAnonymousIds: number;
      };
    };
    User: {
      id: string;
      email: string;
      name: string | null;
      /** @enum {string} */
      role: 'admin' | 'analyst' | 'marketer' | 'viewer';
      /** @enum {string} */
      language: 'en' | 'zh-CN';
      /** @enum {string} */
      theme: 'system' | 'light' | 'dark';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      disabledAt: string | null;
      hasPassword: boolean;
    };
    SavedView: {
      id: string;
      page: string;
      name: string;
      shared: boolean;
      own: boolean;
      /** @description The state of the page’s address, as JSON. */
      query: string;
    };
    AuditEntry: {
      id: string;
      project: string | null;
      actor: string;
      action: string;
      subject: string;
      details: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      at: string;
    };
    Connection: {
      id: string;
      project: string;
      shop: string;
      name: string;
      source: string;
      path: string;
      /** Format: date-time */
      createdAt: string;
      topics?: {
        [key: string]: unknown;
      }[];
    };
    Erasure: {
      id: string;
      /** @enum {string} */
      kind: 'erase' | 'disclose';
      /** @enum {string} */
      state: 'open' | 'done';
      reason: string;
      source: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      dueAt: string;
      /** Format: date-time */
      doneAt: string | null;
      /** @description How many rows, lines and lists each store lost, by its name; stores without any are left out. */
      counts: {
        [key: string]: number;
      };
    };
    Mapping: {
      name: string;
      table: string;
      mapping: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ValueCount: {
      value: string;
      count: number;
    };
    EventName: {
      name: string;
      count: number;
      lastSeen: string | null;
    };
    KeyMade: {
      key: string;
      record: components['schemas']['Key'];
    };
    UserMade: {
      user: components['schemas']['User'];
      signInLink: string;
    };
    /** @description RFC 9457 problem details with a stable code. */
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @enum {unknown} */
      code:
        | 'invalid-json'
        | 'invalid-encoding'
        | 'invalid-body'
        | 'invalid-parameters'
        | 'unauthorized'
        | 'forbidden'
        | 'not-found'
        | 'unknown-analysis'
        | 'unknown-project'
        | 'method-not-allowed'
        | 'not-acceptable'
        | 'request-timeout'
        | 'conflict'
        | 'payload-too-large'
        | 'unsupported-media-type'
        | 'too-many-requests'
        | 'cancelled'
        | 'internal'
        | 'query-too-large'
        | 'spool-full'
        | 'warehouse-unavailable'
        | 'metadata-unavailable'
        | 'query-timeout';
      detail: string;
      errors?: {
        code: string;
        path: string;
        message: string;
      }[];
    };
    /** @description What became of the rows. The good rows of a partly bad request are kept. */
    Accepted: {
      received: number;
      accepted: number;
      rejected: {
        /** @description Place of the row in the request, from 0. */
        index: number;
        code: string;
        message: string;
        /** @description JSON pointer into the row. */
        path: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  ingest_orders: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['OrderRow'] | components['schemas']['OrderRow'][];
        'application/x-ndjson': components['schemas']['OrderRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ingest_refunds: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['RefundRow'] | components['schemas']['RefundRow'][];
        'application/x-ndjson': components['schemas']['RefundRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ingest_events: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['EventRow'] | components['schemas']['EventRow'][];
        'application/x-ndjson': components['schemas']['EventRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  get_customers: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Part of a name, an e-mail address or an id. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            customers: components['schemas']['CustomerLine'][];
            total: number;
            next_cursor: string | null;
          };
        };
      };
    };
  };
  ingest_customers: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['CustomerRow'] | components['schemas']['CustomerRow'][];
        'application/x-ndjson': components['schemas']['CustomerRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ingest_products: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['ProductRow'] | components['schemas']['ProductRow'][];
        'application/x-ndjson': components['schemas']['ProductRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ingest_spend: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One object, an array, or one object per line; gzip is welcome. */
    requestBody: {
      content: {
        'application/json': components['schemas']['SpendRow'] | components['schemas']['SpendRow'][];
        'application/x-ndjson': components['schemas']['SpendRow'];
      };
    };
    responses: {
      /** @description The accepted rows are safe. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_track: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_t: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_identify: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_i: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_page: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_p: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_screen: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_s: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_group: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_g: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_alias: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_a: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_batch: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          batch?: {
            /** @enum {unknown} */
            type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
            messageId?: string;
            userId?: string;
            anonymousId?: string;
            event?: string;
            /** Format: date-time */
            timestamp?: string;
            /** Format: date-time */
            sentAt?: string;
            properties?: Record<string, unknown>;
            traits?: Record<string, unknown>;
            context?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sentAt?: string;
          /** @description Inherited by every message. */
          context?: Record<string, unknown>;
          /** @description A key with the scope "ingest", when no header carries one. */
          writeKey?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segment_b: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          batch?: {
            /** @enum {unknown} */
            type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
            messageId?: string;
            userId?: string;
            anonymousId?: string;
            event?: string;
            /** Format: date-time */
            timestamp?: string;
            /** Format: date-time */
            sentAt?: string;
            properties?: Record<string, unknown>;
            traits?: Record<string, unknown>;
            context?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sentAt?: string;
          /** @description Inherited by every message. */
          context?: Record<string, unknown>;
          /** @description A key with the scope "ingest", when no header carries one. */
          writeKey?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jitsu: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path: {
        kind: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jitsu_s2s: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path: {
        kind: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
          messageId?: string;
          userId?: string;
          anonymousId?: string;
          event?: string;
          /** Format: date-time */
          timestamp?: string;
          /** Format: date-time */
          sentAt?: string;
          properties?: Record<string, unknown>;
          traits?: Record<string, unknown>;
          context?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_batch: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A key with the scope "ingest", when no header carries one. */
          api_key?: string;
          batch?: {
            event?: string;
            distinct_id?: string;
            uuid?: string;
            /** Format: date-time */
            timestamp?: string;
            properties?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sent_at?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_capture: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A key with the scope "ingest", when no header carries one. */
          api_key?: string;
          batch?: {
            event?: string;
            distinct_id?: string;
            uuid?: string;
            /** Format: date-time */
            timestamp?: string;
            properties?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sent_at?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_e: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A key with the scope "ingest", when no header carries one. */
          api_key?: string;
          batch?: {
            event?: string;
            distinct_id?: string;
            uuid?: string;
            /** Format: date-time */
            timestamp?: string;
            properties?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sent_at?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_i_v0_e: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A key with the scope "ingest", when no header carries one. */
          api_key?: string;
          batch?: {
            event?: string;
            distinct_id?: string;
            uuid?: string;
            /** Format: date-time */
            timestamp?: string;
            properties?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sent_at?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_i_v1_analytics_events: {
    parameters: {
      query?: {
        /** @description Answer when the rows can be read, not only when they are safe. */
        wait?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A key with the scope "ingest", when no header carries one. */
          api_key?: string;
          batch?: {
            event?: string;
            distinct_id?: string;
            uuid?: string;
            /** Format: date-time */
            timestamp?: string;
            properties?: Record<string, unknown>;
          }[];
          /** Format: date-time */
          sent_at?: string;
        };
      };
    };
    responses: {
      /** @description The accepted messages are safe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_flags: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description None. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_decide: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description None. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_definitions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description None. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  posthog_local_evaluation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description None. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  list_analyses: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The descriptors. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_overview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "level": "days"
         *     }
         */
        'application/json': {
          /**
           * @description The money that is summed: list price, after discounts and refunds, or that less cost.
           * @default net
           * @enum {unknown}
           */
          basis?: 'gross' | 'net' | 'contribution';
          /**
           * @description totals: the whole range in one row; days: a row per day; summary: both, the whole first; customers: who they are.
           * @default totals
           * @enum {unknown}
           */
          level?: 'totals' | 'days' | 'summary' | 'customers';
          /**
           * @description Level customers: who ordered in the range, whose first order was in it, or who got money back in it.
           * @default buyers
           * @enum {unknown}
           */
          who?: 'buyers' | 'new' | 'refunded';
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: (
              | {
                  /** @description Orders that count, placed in the time. */
                  orders: number | null;
                  /** @description Customers who placed one. */
                  customers: number | null;
                  /** @description Of these, those whose first order it was. */
                  newCustomers: number | null;
                  /**
                   * Format: decimal
                   * @description Value of the orders less the refunds made in the time, on the chosen basis.
                   */
                  revenue: string | null;
                  /**
                   * Format: decimal
                   * @description Refunds of goods made in the time.
                   */
                  refunds: string | null;
                  /**
                   * Format: decimal
                   * @description Revenue per order; null without orders.
                   */
                  averageOrder: string | null;
                }
              | {
                  /**
                   * Format: date
                   * @description Day in the project's time zone.
                   */
                  day: string | null;
                  /** @description Orders that count, placed in the time. */
                  orders: number | null;
                  /** @description Customers who placed one. */
                  customers: number | null;
                  /** @description Of these, those whose first order it was. */
                  newCustomers: number | null;
                  /**
                   * Format: decimal
                   * @description Value of the orders less the refunds made in the time, on the chosen basis.
                   */
                  revenue: string | null;
                  /**
                   * Format: decimal
                   * @description Refunds of goods made in the time.
                   */
                  refunds: string | null;
                }
              | {
                  /**
                   * Format: date
                   * @description Day in the project's time zone; null in the row of the whole range.
                   */
                  day: string | null;
                  /** @description Orders that count, placed in the time. */
                  orders: number | null;
                  /** @description Customers who placed one. */
                  customers: number | null;
                  /** @description Of these, those whose first order it was. */
                  newCustomers: number | null;
                  /**
                   * Format: decimal
                   * @description Value of the orders less the refunds made in the time, on the chosen basis.
                   */
                  revenue: string | null;
                  /**
                   * Format: decimal
                   * @description Refunds of goods made in the time.
                   */
                  refunds: string | null;
                  /**
                   * Format: decimal
                   * @description Revenue per order; null without orders.
                   */
                  averageOrder: string | null;
                }
              | {
                  /** @description Id of the customer. */
                  customerId: string | null;
                  /** @description Orders that count, placed in the time. */
                  orders: number | null;
                  /**
                   * Format: decimal
                   * @description Value of these orders less the refunds made in the time, on the chosen basis.
                   */
                  revenue: string | null;
                  /**
                   * Format: decimal
                   * @description Refunds of goods made in the time.
                   */
                  refunds: string | null;
                  /**
                   * Format: date-time
                   * @description Time of the first counted order of all; null where there is none.
                   */
                  firstOrderedAt: string | null;
                }
            )[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_rfm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "method": "quantile",
         *       "bins": 5
         *     }
         */
        'application/json': {
          /**
           * @description quantile: equal shares of the buyers. threshold: the cut-offs given. mean: better than the mean or not.
           * @default quantile
           * @enum {unknown}
           */
          method?: 'quantile' | 'threshold' | 'mean';
          /** @description Number of scores, 2 to 10. Default: 5; thresholds and mean bring their own. */
          bins?: number;
          /**
           * @description Days before asOf whose orders count for frequency and monetary value; recency looks back without end.
           * @default 365
           */
          lookbackDays?: number;
          /**
           * @description Money: gross list price; net of discounts and refunds; contribution, which is net less cost.
           * @default net
           * @enum {unknown}
           */
          basis?: 'gross' | 'net' | 'contribution';
          /** @description The cut-offs of method threshold. */
          thresholds?: {
            /** @description Days, falling: [180, 90, 30, 7] scores fewer than 7 days with 5. */
            recency: number[];
            /** @description Orders, rising: [1, 2, 3, 5] scores more than 5 orders with 5. */
            frequency: number[];
            /** @description Money, rising, as decimal text or numbers: ["50", "100", "250", "1000"]. */
            monetary: unknown[];
          };
          /** @description The segment map: rules from scores to names, the first that matches wins. */
          map?: {
            /** @description Name of the segment; several rules may give the same one. */
            segment: string;
            /** @description [lowest, highest] recency score; any when absent. */
            r?: number[];
            /** @description [lowest, highest] frequency score; any when absent. */
            f?: number[];
            /** @description [lowest, highest] monetary score; any when absent. */
            m?: number[];
          }[];
          /**
           * @description segments: one row a segment. customers: one a buyer. cells: one a pair of scores R and F.
           * @default segments
           * @enum {unknown}
           */
          level?: 'segments' | 'customers' | 'cells';
          /** @description At level customers: only those of this segment. */
          segment?: string;
          /** @description At level customers: only those with these scores, such as {"r": 5, "f": 1}. */
          cell?: {
            /** @description Recency score. */
            r?: number;
            /** @description Frequency score. */
            f?: number;
            /** @description Monetary score. */
            m?: number;
          };
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: (
              | {
                  /** @description Name of the segment, from the map. */
                  segment: string | null;
                  /** @description Buyers. */
                  customers: number | null;
                  /** @description Share of all buyers. */
                  share: number | null;
                  /**
                   * Format: decimal
                   * @description Their monetary value together, on the basis asked for.
                   */
                  revenue: string | null;
                  /** @description Share of the revenue of all buyers. */
                  revenueShare: number | null;
                  /** @description Mean days since the last order; null where nobody is. */
                  avgRecencyDays: number | null;
                  /** @description Mean orders within the look-back; null where nobody is. */
                  avgFrequency: number | null;
                  /**
                   * Format: decimal
                   * @description Mean monetary value; null where nobody is.
                   */
                  avgMonetary: string | null;
                }
              | {
                  /** @description Id of the customer. */
                  customerId: string | null;
                  /** @description Whole days from the last counted order to asOf. */
                  recencyDays: number | null;
                  /** @description Counted orders within the look-back. */
                  frequency: number | null;
                  /**
                   * Format: decimal
                   * @description Value of the orders within the look-back, on the basis asked for.
                   */
                  monetary: string | null;
                  /** @description Recency score; the highest is the most recent. */
                  r: number | null;
                  /** @description Frequency score. */
                  f: number | null;
                  /** @description Monetary score. */
                  m: number | null;
                  /** @description Name of the segment, from the map. */
                  segment: string | null;
                }
              | {
                  /** @description Recency score; the highest is the most recent. */
                  r: number | null;
                  /** @description Frequency score. */
                  f: number | null;
                  /** @description Buyers. */
                  customers: number | null;
                  /** @description Share of all buyers. */
                  share: number | null;
                  /**
                   * Format: decimal
                   * @description Their monetary value together, on the basis asked for.
                   */
                  revenue: string | null;
                  /** @description Share of the revenue of all buyers. */
                  revenueShare: number | null;
                  /** @description Mean monetary score; null where nobody is. */
                  avgM: number | null;
                  /**
                   * Format: decimal
                   * @description Mean monetary value; null where nobody is.
                   */
                  avgMonetary: string | null;
                  /** @description The segment of most of the cell's buyers; null where nobody is. */
                  segment: string | null;
                }
            )[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_cohort_ltv: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "cohortBy": "month",
         *       "axis": "elapsed",
         *       "basis": "net"
         *     }
         */
        'application/json': {
          /**
           * @description Period of a customer's first counted order, or a trait of that order.
           * @default month
           * @enum {unknown}
           */
          cohortBy?:
            | 'day'
            | 'week'
            | 'month'
            | 'quarter'
            | 'channel'
            | 'campaign'
            | 'product'
            | 'category'
            | 'coupon'
            | 'region';
          /**
           * @description elapsed: days since the first order. calendar: calendar periods after the first one.
           * @default elapsed
           * @enum {unknown}
           */
          axis?: 'elapsed' | 'calendar';
          /**
           * @description Length of a calendar period. Default: the cohorts' own period, month where they have none.
           * @enum {unknown}
           */
          interval?: 'day' | 'week' | 'month' | 'quarter';
          /**
           * @description Money: gross list price; net of discounts and refunds; contribution, which is net less cost.
           * @default net
           * @enum {unknown}
           */
          basis?: 'gross' | 'net' | 'contribution';
          /** @description Calendar: how many periods at most. Elapsed: a list of days, or how many columns of 30 days. Default: every period that has begun; days 0, 30, 45, 60, 90, 180, 360 and 720. */
          periods?: unknown;
          /**
           * @description cohorts: one row a cohort and period. customers: one a member of the cohorts.
           * @default cohorts
           * @enum {unknown}
           */
          level?: 'cohorts' | 'customers';
          /** @description At level customers: only those of this cohort, as the other level names it. */
          cohort?: string;
          /** @description At level customers: only those with an order in the period of this number, as the other level counts them; orders and value are then those of the period. */
          period?: number;
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: (
              | {
                  /** @description First day of the period (YYYY-MM-DD), or the trait's value; (none) where it is empty. */
                  cohort: string | null;
                  /** @description Customers of the cohort. */
                  size: number | null;
                  /** @description Number of the column, from 0. */
                  period: number | null;
                  /**
                   * Format: decimal
                   * @description Value of the cohort from its first orders to the end of the period.
                   */
                  value: string | null;
                  /**
                   * Format: decimal
                   * @description The value divided by the size.
                   */
                  perCustomer: string | null;
                  /** @description Whether the youngest member has lived that long. */
                  mature: boolean | null;
                  /** @description Elapsed axis: the last day of the column; null on the calendar axis. */
                  days: number | null;
                  /** @description Counted orders of the cohort to the end of the period. */
                  orders: number | null;
                }
              | {
                  /** @description Id of the customer. */
                  customerId: string | null;
                  /** @description First day of the period (YYYY-MM-DD), or the trait's value; (none) where it is empty. */
                  cohort: string | null;
                  /**
                   * Format: date-time
                   * @description Time of the first counted order.
                   */
                  firstOrderedAt: string | null;
                  /** @description Counted orders so far, or in the period asked for. */
                  orders: number | null;
                  /**
                   * Format: decimal
                   * @description Value so far or in that period, on the basis asked for.
                   */
                  value: string | null;
                }
            )[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_funnel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "steps": [
         *         {
         *           "events": [
         *             "product_viewed"
         *           ],
         *           "label": "View"
         *         },
         *         {
         *           "events": [
         *             "product_added"
         *           ],
         *           "label": "Cart"
         *         },
         *         {
         *           "events": [
         *             "order_completed"
         *           ],
         *           "label": "Order"
         *         },
         *         {
         *           "events": [
         *             "order_completed"
         *           ],
         *           "label": "Order again"
         *         }
         *       ]
         *     }
         */
        'application/json': {
          /** @description 2 to 12 steps, each {"events": [...]}, with "label" and "where" where wanted. */
          steps: {
            /** @description What the step is called; its event names when absent. */
            label?: string;
            /** @description Event names; one of them is enough. */
            events: string[];
            /** @description Property -> values that pass: {"device": ["ios"], "properties.plan": ["gold"]}. */
            where?: Record<string, unknown>;
          }[];
          /**
           * @description sequential: other events may lie between; strict: the next event must be the next step; any.
           * @default sequential
           * @enum {unknown}
           */
          order?: 'sequential' | 'strict' | 'any';
          /**
           * @description How long after its first step an attempt may go on, in seconds; the border counts. Default 30 days.
           * @default 2592000
           */
          windowSeconds?: number;
          /**
           * @description Whether each step must be later than the one before it, not at the same time.
           * @default false
           */
          strictlyLater?: boolean;
          /** @description Events that end an attempt (stop) or take the actor out of the funnel (drop). */
          exclusions?: {
            /**
             * @description stop: steps reached before it count. drop: the actor leaves the funnel.
             * @default stop
             * @enum {unknown}
             */
            mode?: 'stop' | 'drop';
            /** @description [i, j]: only after step i and before step j; the whole funnel when absent. */
            between?: number[];
            /** @description Event names; one of them is enough. */
            events: string[];
            /** @description Property -> values that pass: {"device": ["ios"], "properties.plan": ["gold"]}. */
            where?: Record<string, unknown>;
          }[];
          /** @description A property that must have the same value at every step, or one property name per step. */
          holdConstant?: unknown;
          /** @description A property that splits the actors, or {property, at: first | last | step number}. */
          breakdown?: unknown;
          /**
           * @description best: the attempt that gets furthest, the earliest among equals; first: the first entry in the range.
           * @default best
           * @enum {unknown}
           */
          attempt?: 'best' | 'first' | 'firstEntry';
          /**
           * @description What goes through the funnel.
           * @default person
           * @enum {unknown}
           */
          actor?: 'person' | 'session' | 'order';
          /**
           * @description steps: a row per step; trend: per entry day; times: how long each step took; actors: who they are.
           * @default steps
           * @enum {unknown}
           */
          level?: 'steps' | 'trend' | 'times' | 'actors';
          /**
           * @description Level steps: whether the times to convert are computed; counts alone are faster.
           * @default true
           */
          times?: boolean;
          /**
           * @description Level actors: the step that the list is about.
           * @default 1
           */
          step?: number;
          /**
           * @description Level actors: who reached the step, who stopped there for good, or who stands there and may go on.
           * @default reached
           * @enum {unknown}
           */
          outcome?: 'reached' | 'dropped' | 'open';
          /** @description Level actors: only those with this value of the breakdown. */
          breakdownValue?: string;
          /** @description Level actors: only those whose attempt began at or after this date or time. */
          enteredFrom?: string;
          /** @description Level actors: only those whose attempt began before this date or time. */
          enteredBefore?: string;
          /** @description Level actors: only those who took at least so many seconds from the step before. */
          tookFrom?: number;
          /** @description Level actors: only those who took less than so many seconds from the step before. */
          tookBefore?: number;
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: (
              | {
                  /** @description Number of the step, from 1. */
                  step: number | null;
                  /** @description Name of the step. */
                  label: string | null;
                  /** @description Actors who reached the step. */
                  actors: number | null;
                  /** @description Actors as a share of the step before. */
                  fromPrevious: number | null;
                  /** @description Actors as a share of the first step. */
                  fromFirst: number | null;
                  /** @description Actors who stand at the step and whose window is not over. */
                  stillOpen: number | null;
                  /** @description Actors who stopped at the step for good. */
                  dropped: number | null;
                  /** @description Median of the time from the step before, over those who reached the step. */
                  medianSeconds: number | null;
                  /** @description 25th percentile of the time from the step before, over those who reached the step. */
                  p25Seconds: number | null;
                  /** @description 75th percentile of the time from the step before, over those who reached the step. */
                  p75Seconds: number | null;
                  /** @description 90th percentile of the time from the step before, over those who reached the step. */
                  p90Seconds: number | null;
                  /** @description The breakdown's value (in quotes where it is called other or (none) itself), other, (none), or null without a breakdown. */
                  breakdown: string | null;
                  /** @description Lower end of the 95 % interval of fromPrevious (Wilson). */
                  fromPreviousLow: number | null;
                  /** @description Upper end of the interval. */
                  fromPreviousHigh: number | null;
                  /** @description Whether fromPrevious is of fewer than 30 actors. */
                  weak: boolean | null;
                }
              | {
                  /**
                   * Format: date
                   * @description Day of the entry, in the time zone.
                   */
                  day: string | null;
                  /** @description Number of the step, from 1. */
                  step: number | null;
                  /** @description Name of the step. */
                  label: string | null;
                  /** @description Actors who reached the step. */
                  actors: number | null;
                  /** @description Actors as a share of the step before. */
                  fromPrevious: number | null;
                  /** @description Actors as a share of the first step. */
                  fromFirst: number | null;
                  /** @description The breakdown's value (in quotes where it is called other or (none) itself), other, (none), or null without a breakdown. */
                  breakdown: string | null;
                }
              | {
                  /** @description Number of the step, from 1. */
                  step: number | null;
                  /** @description Name of the step. */
                  label: string | null;
                  /** @description Begin of the interval of times from the step before, included. */
                  fromSeconds: number | null;
                  /** @description End of the interval, excluded; null where it has none. */
                  toSeconds: number | null;
                  /** @description Actors who took that long. */
                  actors: number | null;
                  /** @description The breakdown's value (in quotes where it is called other or (none) itself), other, (none), or null without a breakdown. */
                  breakdown: string | null;
                }
              | {
                  /** @description Customer or visitor id; session id or order id when those are the actors. */
                  actor: string | null;
                  /** @description Key of the customer or visitor. */
                  person: string | null;
                  /** @description Customer id, empty for a visitor. */
                  customerId: string | null;
                  /** @description Visitor's id, empty for a customer. */
                  anonymousId: string | null;
                  /**
                   * Format: date-time
                   * @description Time of the first step.
                   */
                  enteredAt: string | null;
                  /** @description Deepest step reached. */
                  level: number | null;
                  /**
                   * Format: date-time
                   * @description Time of the deepest step.
                   */
                  lastStepAt: string | null;
                  /** @description Whether the attempt may still go on. */
                  isOpen: boolean | null;
                  /** @description The breakdown's value (in quotes where it is called other or (none) itself), other, (none), or null without a breakdown. */
                  breakdown: string | null;
                }
            )[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_customers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "search": "a"
         *     }
         */
        'application/json': {
          /**
           * @description A part of the id, name or e-mail address, in any case.
           * @default
           */
          search?: string;
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: {
              /** @description The shop's own id. */
              customerId: string | null;
              /** @description Name. */
              name: string | null;
              /** @description E-mail address. */
              email: string | null;
              /** @description Orders that count. */
              orders: number | null;
              /**
               * Format: decimal
               * @description Net value of the orders.
               */
              revenue: string | null;
              /**
               * Format: date-time
               * @description The last of them; null without orders.
               */
              lastOrderAt: string | null;
            }[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  run_customer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "customerId": "c1",
         *       "level": "timeline"
         *     }
         */
        'application/json': {
          /** @description The id that the shop gave the customer, or one that was merged into it. */
          customerId: string;
          /**
           * @description profile: the record and what the orders say; timeline: every order, refund and event, newest first; identifiers: the ids that the customer is known by.
           * @default profile
           * @enum {unknown}
           */
          level?: 'profile' | 'timeline' | 'identifiers';
          /** @description The instant the answer is for; a date means the end of that day in the time zone. Default: now. */
          asOf?: string;
          /** @description IANA time zone of day, week and month borders. Default: the project's. */
          timeZone?: string;
          /** @description Begin of the range, included: a date or an RFC 3339 time. */
          from?: string;
          /** @description End of the range, excluded: a date or an RFC 3339 time. */
          to?: string;
          /** @description Only rows whose property has one of the values: {"channel": ["app", "web"], "attribute.tier": ["gold"]}. */
          filters?: Record<string, unknown>;
          /**
           * @description Answers the same question once more for an earlier time, as the comparison of the JSON answer.
           * @enum {unknown}
           */
          compare?: 'previous-period' | 'previous-week' | 'previous-year';
          /** @description How many rows a JSON answer holds at most; what is left out is counted in the envelope. */
          limit?: number;
          /** @description How many rows are passed over first. */
          offset?: number;
        };
      };
    };
    responses: {
      /** @description The envelope; in the other formats the rows alone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            analysis: string;
            level: string;
            parameters: Record<string, unknown>;
            population: number;
            timeZone: string;
            currency: string;
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            watermark?: string | null;
            /** @description The messages of the notices. */
            warnings?: string[];
            notices?: {
              /** @example frequency-bands */
              code: string;
              parameters: Record<string, unknown>;
              message: string;
            }[];
            rowsRead?: number;
            milliseconds?: number;
            truncated?: boolean;
            rowCount?: number;
            columns?: Record<string, unknown>[];
            rows: (
              | {
                  /** @description The shop's own id. */
                  customerId: string | null;
                  /** @description Name. */
                  name: string | null;
                  /** @description E-mail address. */
                  email: string | null;
                  /** @description Phone number. */
                  phone: string | null;
                  /** @description As the shop says. */
                  gender: string | null;
                  /** @description Year of birth; null when not known. */
                  birthYear: number | null;
                  /** @description Country. */
                  country: string | null;
                  /** @description Region. */
                  region: string | null;
                  /** @description City. */
                  city: string | null;
                  /** @description Channel that the customer came by. */
                  channel: string | null;
                  /** @description Purpose -> whether it was given, as JSON. */
                  consent: string | null;
                  /** @description The shop’s own attributes, as JSON. */
                  attributes: string | null;
                  /**
                   * Format: date-time
                   * @description When the record was made at the shop; null when not known.
                   */
                  createdAt: string | null;
                  /** @description Orders that count. */
                  orders: number | null;
                  /**
                   * Format: decimal
                   * @description Net value of the orders.
                   */
                  net: string | null;
                  /**
                   * Format: date-time
                   * @description The first order; null without orders.
                   */
                  firstOrderAt: string | null;
                  /**
                   * Format: date-time
                   * @description The last of them; null without orders.
                   */
                  lastOrderAt: string | null;
                  /**
                   * Format: decimal
                   * @description Net value per order; null without orders.
                   */
                  averageOrder: string | null;
                  /**
                   * Format: decimal
                   * @description What refunds took off.
                   */
                  refunds: string | null;
                  /** @description Behaviour events. */
                  events: number | null;
                  /**
                   * Format: date-time
                   * @description The last event; null without events.
                   */
                  lastSeenAt: string | null;
                }
              | {
                  /**
                   * Format: date-time
                   * @description When it happened.
                   */
                  at: string | null;
                  /** @description order, refund or event. */
                  kind: string | null;
                  /** @description Status of the order, or name of the event. */
                  name: string | null;
                  /** @description Id of the order or product. */
                  title: string | null;
                  /**
                   * Format: decimal
                   * @description Goods after discount, or what was refunded as a negative amount; null without one.
                   */
                  amount: string | null;
                  /** @description What else is known, as JSON. */
                  details: string | null;
                }
              | {
                  /** @description customerId or anonymousId. */
                  type: string | null;
                  /** @description The id. */
                  value: string | null;
                  /**
                   * Format: date-time
                   * @description Since when it is known to be the same person; null for the own id.
                   */
                  linkedAt: string | null;
                }
            )[];
            /** @description The same answer for the earlier time that "compare" asks for. */
            comparison?: Record<string, unknown>;
          };
          'text/csv': unknown;
          'application/x-ndjson': unknown;
          'application/vnd.apache.arrow.stream': unknown;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description None of the accepted formats is served */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The query took longer than it may */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  get_customers_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Customer'];
        };
      };
    };
  };
  get_customers_id_timeline: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entries: components['schemas']['TimelineEntry'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_customers_id_identifiers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type: 'customerId' | 'anonymousId';
          value: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Identifiers'];
        };
      };
    };
  };
  delete_customers_id_identifiers_type_value: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        type: string;
        value: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Identifiers'];
        };
      };
    };
  };
  get_events_names: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            names: components['schemas']['EventName'][];
          };
        };
      };
    };
  };
  get_properties_property_values: {
    parameters: {
      query?: {
        /** @description Part of the value. */
        search?: string;
      };
      header?: never;
      path: {
        property: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            values: components['schemas']['ValueCount'][];
          };
        };
      };
    };
  };
  get_ingestion: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tables: {
              [key: string]: components['schemas']['IngestionTable'];
            };
          };
        };
      };
    };
  };
  get_rejected: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Of this table alone. */
        table?: string;
        /** @description Rejected for this reason alone. */
        code?: string;
        /** @description open (default), replayed or all. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rejected: components['schemas']['RejectedRow'][];
            counts: {
              table: string;
              code: string;
              count: number;
            }[];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_rejected_replay: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          table?: 'orders' | 'refunds' | 'events' | 'customers' | 'products' | 'spend';
          /** @enum {string} */
          code?:
            | 'invalid-json'
            | 'invalid-encoding'
            | 'invalid-record'
            | 'invalid-text'
            | 'line-too-long'
            | 'payload-too-large'
            | 'too-deep'
            | 'unknown-field'
            | 'missing-field'
            | 'wrong-type'
            | 'not-allowed'
            | 'out-of-range'
            | 'too-long'
            | 'unsafe-integer'
            | 'invalid-money'
            | 'invalid-currency'
            | 'invalid-date'
            | 'future-date'
            | 'duplicate-in-request'
            | 'refused-by-warehouse'
            | 'damaged'
            | 'erased';
          since?: string;
          dryRun?: boolean;
          mapping?: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  get_mappings: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            mappings: components['schemas']['Mapping'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_mappings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @enum {unknown} */
          table: 'orders' | 'refunds' | 'events' | 'customers' | 'products' | 'spend';
          mapping: Record<string, unknown>;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mapping'];
        };
      };
    };
  };
  get_mappings_name: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mapping'];
        };
      };
    };
  };
  delete_mappings_name: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  get_audiences: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            audiences: components['schemas']['Audience'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_audiences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          rule: components['schemas']['Rule'];
          description?: string;
          /** @enum {unknown} */
          kind?: 'live' | 'static';
          holdoutPercent?: number;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audience'];
        };
      };
    };
  };
  get_audiences_conditions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            conditions: components['schemas']['ConditionDescription'][];
          };
        };
      };
    };
  };
  post_audiences_preview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rule: components['schemas']['Rule'];
          asOf?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AudiencePreview'];
        };
      };
    };
  };
  get_audiences_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audience'];
        };
      };
    };
  };
  delete_audiences_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  patch_audiences_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          revision: number;
          name?: string;
          rule?: components['schemas']['Rule'];
          description?: string;
          /** @enum {unknown} */
          kind?: 'live' | 'static';
          holdoutPercent?: number;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audience'];
        };
      };
    };
  };
  post_audiences_id_refresh: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          asOf?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AudienceRun'];
        };
      };
    };
  };
  get_audiences_id_runs: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            runs: components['schemas']['AudienceRun'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  get_audiences_id_members: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Id of a published run; default the last. */
        run?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            members: components['schemas']['Person'][];
            total: number;
            run: components['schemas']['AudienceRun'] | null;
            next_cursor: string | null;
          };
        };
      };
    };
  };
  get_audiences_id_changes: {
    parameters: {
      query?: {
        /** @description Id of a published run; default the last. */
        run?: string;
        /** @description How many of each are listed, 1 to 500. */
        limit?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AudienceChanges'];
        };
      };
    };
  };
  get_audiences_id_exports: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            exports: components['schemas']['AudienceExport'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_audiences_id_exports: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          format: string;
          purpose?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AudienceExport'];
        };
      };
    };
  };
  get_exports_id_file: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  get_reports: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reports: components['schemas']['Report'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_reports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportDefinition'];
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
    };
  };
  get_reports_ready_made: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reports: components['schemas']['ReportDefinition'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  get_reports_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
    };
  };
  delete_reports_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  patch_reports_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          revision: number;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
    };
  };
  get_reports_id_runs: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            runs: components['schemas']['ReportRun'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_reports_id_runs: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          periodStart?: string;
          periodEnd?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportRun'];
        };
      };
    };
  };
  get_report_runs_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportRun'];
        };
      };
    };
  };
  get_report_runs_id_files_name: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  post_report_runs_id_deliveries_delivery_redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        delivery: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
    };
  };
  get_keys: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keys: components['schemas']['Key'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_keys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          scopes: string[];
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyMade'];
        };
      };
    };
  };
  delete_keys_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  get_projects: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            projects: components['schemas']['Project'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_projects: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          title?: string;
          currency?: string;
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Project'];
        };
      };
    };
  };
  patch_projects_name: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          identity?: Record<string, unknown>;
          title?: string;
          currency?: string;
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Project'];
        };
      };
    };
  };
  get_users: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            users: components['schemas']['User'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_users: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          /** @enum {unknown} */
          role: 'admin' | 'analyst' | 'marketer' | 'viewer';
          name?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserMade'];
        };
      };
    };
  };
  patch_users_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          role?: 'admin' | 'analyst' | 'marketer' | 'viewer';
          disabled?: boolean;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
    };
  };
  get_views: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Of this page of the dashboard alone. */
        page?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            views: components['schemas']['SavedView'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_views: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          page: string;
          name: string;
          query: string;
          shared?: boolean;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedView'];
        };
      };
    };
  };
  delete_views_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  get_audit: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entries: components['schemas']['AuditEntry'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  get_erasures: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            erasures: components['schemas']['Erasure'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_erasures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          customerId?: string;
          anonymousId?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
    };
  };
  get_erasures_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
    };
  };
  get_connections: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connections: components['schemas']['Connection'][];
            next_cursor: string | null;
          };
        };
      };
    };
  };
  post_connections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          shop: 'shopify' | 'woocommerce';
          secret: string;
          name?: string;
          source?: string;
        };
      };
    };
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
    };
  };
  delete_connections_id: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parameters are not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request conflicts with what is stored */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Done. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  receive_shopify: {
    parameters: {
      query?: never;
      header?: {
        /** @description What happened: orders/create, refunds/create, customers/redact, ... */
        'X-Shopify-Topic'?: string;
        /** @description HMAC-SHA256 of the raw body in base64. */
        'X-Shopify-Hmac-SHA256'?: string;
        /** @description Known for more than a week: the same id again changes nothing. */
        'X-Shopify-Webhook-Id'?: string;
      };
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, unknown>;
      };
    };
    responses: {
      /** @description What became of it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {unknown} */
            outcome: 'taken' | 'duplicate' | 'ignored' | 'ping';
          };
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  receive_woocommerce: {
    parameters: {
      query?: never;
      header?: {
        /** @description What happened: order.created, customer.updated, ... */
        'X-WC-Webhook-Topic'?: string;
        /** @description HMAC-SHA256 of the raw body in base64. */
        'X-WC-Webhook-Signature'?: string;
        /** @description Known for more than a week: the same id again changes nothing. */
        'X-WC-Webhook-Delivery-ID'?: string;
      };
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, unknown>;
      };
    };
    responses: {
      /** @description What became of it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {unknown} */
            outcome: 'taken' | 'duplicate' | 'ignored' | 'ping';
          };
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request was not sent in time */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests, try again later */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The metadata store cannot be reached */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The text format of Prometheus. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description A valid key or session is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or user may not do this */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
