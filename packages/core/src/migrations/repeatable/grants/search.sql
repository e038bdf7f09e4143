-- The search functions build statements from texts: their owner may read the searched lists and nothing else.
grant select on gatehouse.memberships, gatehouse.invitations, gatehouse.clients, gatehouse.client_assignments to gatehouse_searcher;
grant execute on function
  gatehouse.search_terms(text, text, jsonb, text), gatehouse.count_found(text, text, text[], text, integer),
  gatehouse.search_words(text), gatehouse.indexed_words(text, text[]), gatehouse.indexed_condition(text, text),
  gatehouse.search_form(text), gatehouse.fold(text), gatehouse.grams(text)
to gatehouse_searcher;

grant execute on function
  gatehouse.search_page(text, text, jsonb, text, boolean, text, uuid, integer, integer), gatehouse.search_count(text, text, jsonb, integer)
to gatehouse_app;
