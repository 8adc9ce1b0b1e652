"use strict";

/* Every word of the page in Chinese and English. */
const Words = (() => {
  const TEXT = {
    skip: ["跳到详情", "Skip to details"],
    search: ["搜索", "Search"],
    searchHint: ["搜索人物、机构、提法…（可用拼音）", "Search names, in Chinese or pinyin…"],
    results: ["搜索结果", "Search results"],
    noResult: ["没有找到“{0}”", "Nothing found for “{0}”"],
    moreResults: ["还有 {0} 个结果，请继续输入", "{0} more results: keep typing"],
    views: ["视图", "View"],
    graph: ["关系图", "Graph"],
    list: ["列表", "List"],
    text: ["原文", "Text"],
    path: ["路径", "Path"],
    pathTitle: ["查找两个实体之间的路径", "Find a path between two entities"],
    from: ["从", "From"],
    to: ["到", "to"],
    pathName: ["名称", "name"],
    pathFind: ["查找", "Find"],
    pathUnknown: ["没有“{0}”", "No entity “{0}”"],
    pathNone: ["在当前筛选下两者之间没有路径", "No path between them under the present filters"],
    pathSteps: ["{0} 步", "steps: {0}"],
    pathSame: ["请选择两个不同的实体", "Choose two different entities"],
    save: ["导出", "Export"],
    saveTitle: ["导出当前视图", "Export what is shown"],
    savePng: ["图片 PNG", "Image (PNG)"],
    saveSvg: ["矢量图 SVG", "Vector image (SVG)"],
    saveCsv: ["事实表 CSV", "Facts (CSV)"],
    saveJson: ["数据 JSON", "Data (JSON)"],
    savePrint: ["打印", "Print"],
    language: ["EN", "中文"],
    languageTitle: ["Switch to English", "切换为中文"],
    themeTitle: ["浅色 / 深色", "Light / dark"],
    close: ["关闭", "Close"],
    zoomIn: ["放大", "Zoom in"],
    zoomOut: ["缩小", "Zoom out"],
    zoomFit: ["显示全图", "Fit all"],
    filters: ["筛选", "Filters"],
    details: ["详情", "Details"],
    types: ["类型", "Types"],
    relations: ["关系", "Relations"],
    years: ["文件年份", "Year of document"],
    yearFrom: ["自 {0} 年", "from {0}"],
    yearTo: ["至 {0} 年", "to {0}"],
    undated: ["选定年份时不含无日期文件的 {0} 条事实", "{0} facts of undated documents are left out when years are chosen"],
    all: ["全选", "all"],
    none: ["清空", "none"],
    status: ["{0} 个实体 · {1} 条事实 · 图上 {2} 个", "{0} entities · {1} facts · {2} drawn"],
    nothingShown: ["当前筛选下没有内容。请在“筛选”中放宽条件。", "Nothing passes the filters. Widen them to see the network."],
    nothingAtAll: ["这张图谱没有实体。", "This graph has no entities."],
    documents: ["文件", "documents"],
    entities: ["实体", "entities"],
    facts: ["事实", "facts"],
    period: ["文件日期 {0} 至 {1}", "documents from {0} to {1}"],
    intro: ["点击图中的点或线，查看原文句子与出处。", "Click a node or an edge to read the sentences behind it."],
    factCount: ["{0} 条事实", "Facts: {0}"],
    mostLinked: ["联系最多", "Most connected"],
    inputDocuments: ["文件", "Documents"],
    also: ["又称", "Also"],
    showAll: ["全部 {0} 条", "Show all {0}"],
    showMore: ["再显示 {0} 条（共 {1} 条）", "{0} more of {1}"],
    wholeSentence: ["显示整句", "Whole sentence"],
    evidenceMore: ["另有 {0} 处依据", "{0} more passages"],
    neighbours: ["{0} 个相邻实体", "{0} neighbours"],
    pages: ["分页", "Pages"],
    overviewOnly: ["此页是总览：只含联系最多的实体之间的 {0} 条事实（共 {1} 条）。选中实体后可转到它所在的分页。", "This is the overview: {0} of {1} facts, those between the best connected. Choose an entity to go on to its page."],
    onItsPage: ["在分页查看全部事实", "All facts, on its page"],
    toIndex: ["返回总览", "Back to the overview"],
    noFacts: ["没有从文本中得到它的关系。", "No relation was found for it in the texts."],
    filteredFacts: ["当前筛选隐藏了 {0} 条事实", "{0} facts are hidden by the filters"],
    mentionedIn: ["被提及", "Mentioned in"],
    times: ["{0} 次", "{0}×"],
    copyLink: ["复制链接", "Copy link"],
    copied: ["已复制", "Copied"],
    notCopied: ["浏览器不允许复制", "The browser does not allow copying"],
    cite: ["引用", "Cite"],
    openSource: ["打开原文件", "Open source file"],
    openUrl: ["来源网页", "Web page"],
    read: ["阅读全文", "Read the text"],
    inText: ["在原文中查看", "See in the text"],
    backToDetails: ["返回详情", "Back to details"],
    noText: ["页面中没有这份文件的全文。", "The text of this document is not in the page."],
    expand: ["展开另外 {0} 个邻居", "Draw {0} more neighbours"],
    collapse: ["收起展开的邻居", "Take added ones away"],
    fromHere: ["路径起点", "Path from here"],
    doc_type: ["体裁", "Genre"],
    doc_number: ["文号", "Number"],
    title: ["标题", "Title"],
    published: ["发布", "Published"],
    signed: ["成文", "Signed"],
    effective: ["施行", "In force"],
    source: ["来源", "Source"],
    author: ["作者", "Author"],
    path_field: ["文件", "File"],
    part: ["第几篇", "Part"],
    capacity: ["身份", "capacity"],
    order: ["次序", "order"],
    start: ["自", "since"],
    end: ["至", "until"],
    former: ["曾任", "former"],
    date: ["日期", "date"],
    count: ["次数", "count"],
    mode: ["方式", "mode"],
    ordinal: ["次第", "ordinal"],
    name: ["名称", "Name"],
    type: ["类型", "Type"],
    relation: ["关系", "Relation"],
    head: ["主体", "Subject"],
    tail: ["客体", "Object"],
    sentence: ["原文", "Sentence"],
    document: ["出处", "Document"],
    links: ["联系", "Links"],
    listEntities: ["实体", "Entities"],
    listFacts: ["事实", "Facts"],
    listCount: ["共 {0} 行", "{0} rows"],
    listShown: ["显示 {0} / {1} 行", "{0} of {1} rows"],
    failed: ["页面无法打开：{0}", "The page cannot be opened: {0}"],
    oldBrowser: ["请用较新的浏览器打开（Chrome 80、Firefox 113、Safari 16.4 或更高）", "please use a newer browser (Chrome 80, Firefox 113, Safari 16.4 or later)"],
  };
  let language = "zh";

  const column = () => (language === "zh" ? 0 : 1);
  const t = (key, ...values) => {
    const found = TEXT[key];
    return found ? found[column()].replace(/\{(\d)\}/g, (_, i) => String(values[i])) : key;
  };

  return {
    t,
    has: (key) => key in TEXT,
    /* A name from the ontology: {zh, en}. */
    of: (named) => named[language] || named.name,
    number: (n) => n.toLocaleString("en-US"),
    get language() { return language; },
    set language(to) {
      language = to === "en" ? "en" : "zh";
      document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    },
    /* Fill the static parts of the page. */
    fill() {
      for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
      for (const e of document.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", t(e.dataset.tLabel));
      for (const e of document.querySelectorAll("[data-t-placeholder]")) e.placeholder = t(e.dataset.tPlaceholder);
      for (const e of document.querySelectorAll("[data-t-title]")) {
        e.title = t(e.dataset.tTitle);
        if (!e.textContent.trim() || e.textContent.trim().length === 1) e.setAttribute("aria-label", e.title);
      }
    },
  };
})();
