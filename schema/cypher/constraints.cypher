// Constraints and indexes of a policygraph in Neo4j 5 or later. `policygraph load` runs this file first, every time;
// after a first load by neo4j-admin run it yourself (cypher-shell -f constraints.cypher). Statements end with ";".
// A label or relation that you add to ontology.yaml needs its lines here.

// The id is the only key. Loading finds nodes by it.
CREATE CONSTRAINT policygraph_person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_institution_id IF NOT EXISTS FOR (n:Institution) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_meeting_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_concept_id IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_date_id IF NOT EXISTS FOR (n:Date) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_series_id IF NOT EXISTS FOR (n:Series) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_graph_id IF NOT EXISTS FOR (n:PolicyGraph) REQUIRE n.id IS UNIQUE;

// What questions start from: names, document numbers, dates. A Date's name is its ISO 8601 form.
CREATE INDEX policygraph_person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX policygraph_institution_name IF NOT EXISTS FOR (n:Institution) ON (n.name);
CREATE INDEX policygraph_meeting_name IF NOT EXISTS FOR (n:Meeting) ON (n.name);
CREATE INDEX policygraph_concept_name IF NOT EXISTS FOR (n:Concept) ON (n.name);
CREATE INDEX policygraph_document_name IF NOT EXISTS FOR (n:Document) ON (n.name);
CREATE INDEX policygraph_place_name IF NOT EXISTS FOR (n:Place) ON (n.name);
CREATE INDEX policygraph_date_name IF NOT EXISTS FOR (n:Date) ON (n.name);
CREATE INDEX policygraph_article_name IF NOT EXISTS FOR (n:Article) ON (n.name);
CREATE INDEX policygraph_series_name IF NOT EXISTS FOR (n:Series) ON (n.name);
CREATE INDEX policygraph_document_doc_number IF NOT EXISTS FOR (n:Document) ON (n.doc_number);
CREATE INDEX policygraph_document_signed IF NOT EXISTS FOR (n:Document) ON (n.signed);
CREATE INDEX policygraph_document_published IF NOT EXISTS FOR (n:Document) ON (n.published);
CREATE INDEX policygraph_document_effective IF NOT EXISTS FOR (n:Document) ON (n.effective);

// Full text over names, aliases and titles. The analyzer cjk splits Chinese into pairs of characters:
//   CALL db.index.fulltext.queryNodes('policygraph_names', '经济工作') YIELD node, score
CREATE FULLTEXT INDEX policygraph_names IF NOT EXISTS
  FOR (n:Person|Institution|Meeting|Concept|Document|Place|Date|Article|Series)
  ON EACH [n.name, n.aliases, n.title] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

// Loading replaces a document's edges: it must find them by their document.
CREATE INDEX policygraph_presided_document IF NOT EXISTS FOR ()-[r:PRESIDED]-() ON (r.document);
CREATE INDEX policygraph_spoke_at_document IF NOT EXISTS FOR ()-[r:SPOKE_AT]-() ON (r.document);
CREATE INDEX policygraph_attended_document IF NOT EXISTS FOR ()-[r:ATTENDED]-() ON (r.document);
CREATE INDEX policygraph_holds_position_document IF NOT EXISTS FOR ()-[r:HOLDS_POSITION]-() ON (r.document);
CREATE INDEX policygraph_convened_document IF NOT EXISTS FOR ()-[r:CONVENED]-() ON (r.document);
CREATE INDEX policygraph_reported_at_document IF NOT EXISTS FOR ()-[r:REPORTED_AT]-() ON (r.document);
CREATE INDEX policygraph_adopted_document IF NOT EXISTS FOR ()-[r:ADOPTED]-() ON (r.document);
CREATE INDEX policygraph_revised_document IF NOT EXISTS FOR ()-[r:REVISED]-() ON (r.document);
CREATE INDEX policygraph_issued_document IF NOT EXISTS FOR ()-[r:ISSUED]-() ON (r.document);
CREATE INDEX policygraph_addressed_to_document IF NOT EXISTS FOR ()-[r:ADDRESSED_TO]-() ON (r.document);
CREATE INDEX policygraph_authored_document IF NOT EXISTS FOR ()-[r:AUTHORED]-() ON (r.document);
CREATE INDEX policygraph_delivered_at_document IF NOT EXISTS FOR ()-[r:DELIVERED_AT]-() ON (r.document);
CREATE INDEX policygraph_held_on_document IF NOT EXISTS FOR ()-[r:HELD_ON]-() ON (r.document);
CREATE INDEX policygraph_held_at_document IF NOT EXISTS FOR ()-[r:HELD_AT]-() ON (r.document);
CREATE INDEX policygraph_published_on_document IF NOT EXISTS FOR ()-[r:PUBLISHED_ON]-() ON (r.document);
CREATE INDEX policygraph_signed_on_document IF NOT EXISTS FOR ()-[r:SIGNED_ON]-() ON (r.document);
CREATE INDEX policygraph_effective_on_document IF NOT EXISTS FOR ()-[r:EFFECTIVE_ON]-() ON (r.document);
CREATE INDEX policygraph_visited_document IF NOT EXISTS FOR ()-[r:VISITED]-() ON (r.document);
CREATE INDEX policygraph_accompanied_document IF NOT EXISTS FOR ()-[r:ACCOMPANIED]-() ON (r.document);
CREATE INDEX policygraph_cites_document IF NOT EXISTS FOR ()-[r:CITES]-() ON (r.document);
CREATE INDEX policygraph_next_document IF NOT EXISTS FOR ()-[r:NEXT]-() ON (r.document);
CREATE INDEX policygraph_instance_of_document IF NOT EXISTS FOR ()-[r:INSTANCE_OF]-() ON (r.document);
CREATE INDEX policygraph_preceded_by_document IF NOT EXISTS FOR ()-[r:PRECEDED_BY]-() ON (r.document);
CREATE INDEX policygraph_amends_document IF NOT EXISTS FOR ()-[r:AMENDS]-() ON (r.document);
CREATE INDEX policygraph_repeals_document IF NOT EXISTS FOR ()-[r:REPEALS]-() ON (r.document);
CREATE INDEX policygraph_implements_document IF NOT EXISTS FOR ()-[r:IMPLEMENTS]-() ON (r.document);
CREATE INDEX policygraph_has_article_document IF NOT EXISTS FOR ()-[r:HAS_ARTICLE]-() ON (r.document);
CREATE INDEX policygraph_refers_to_document IF NOT EXISTS FOR ()-[r:REFERS_TO]-() ON (r.document);
CREATE INDEX policygraph_emphasized_document IF NOT EXISTS FOR ()-[r:EMPHASIZED]-() ON (r.document);
CREATE INDEX policygraph_responsible_for_document IF NOT EXISTS FOR ()-[r:RESPONSIBLE_FOR]-() ON (r.document);
CREATE INDEX policygraph_part_of_document IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.document);
CREATE INDEX policygraph_mentions_document IF NOT EXISTS FOR ()-[r:MENTIONS]-() ON (r.document);
