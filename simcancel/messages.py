"""What the screen says, in each language: one table, from key to English, Simplified and Traditional Chinese."""

from simcancel.model import LANGUAGES, Language, Text

_TABLE: dict[str, tuple[str, str, str]] = {
    # Names
    "action.cancel": ("cancel", "注销", "註銷"),
    "action.renew": ("renew", "续费", "續期"),
    "card.number-keeping": ("number-keeping SIM", "保号卡", "保號卡"),
    "card.data": ("data SIM", "上网卡", "上網卡"),
    "purpose.care": ("customer care", "客服", "客戶服務"),
    "purpose.loss": ("only to report a loss", "只供挂失", "只供報失"),
    "purpose.business": ("for business customers", "企业客户", "企業客戶"),
    "purpose.product": (
        "about products",
        "产品咨询",
        "產品查詢",
    ),
    "purpose.general": (
        "general",
        "一般咨询",
        "一般查詢",
    ),
    "purpose.registration": ("about SIM registration", "电话卡实名登记", "電話卡實名登記"),
    "purpose.complaints": ("complaints", "投诉", "投訴"),
    "purpose.disputes": ("billing disputes (mediation)", "账单纠纷调解", "帳單爭議調解"),
    "purpose.ending": ("to send the form for ending the service", "递交终止服务的表格", "遞交終止服務的表格"),
    "reach.own": ("from {carrier} numbers", "用 {carrier} 的号码拨打", "用 {carrier} 的號碼撥打"),
    "reach.other": ("from other numbers", "用其他号码拨打", "用其他號碼撥打"),
    "reach.local": (
        "for calls inside that country",
        "只能在当地境内拨打",
        "只能在當地境內撥打",
    ),
    "reach.roaming": (
        "free for plan customers while roaming; others from abroad: not said",
        "月费客户漫游时免费；其他人能否从境外打，网页没说",
        "月費客戶漫遊時免費；其他人能否從境外打，網頁沒說",
    ),
    "reach.abroad": (
        "the form for calls from abroad",
        "网页所列、供从境外拨打",
        "網頁所列、供從境外撥打",
    ),
    "reach.unsaid": (
        "from abroad: not said",
        "能否从境外打：网页没说",
        "能否從境外打：網頁沒說",
    ),
    "channel.form": ("Form", "表格", "表格"),
    "channel.store": ("In person", "门店", "門市"),
    "channel.post": ("By post", "邮寄", "郵寄"),
    "channel.email": ("By email", "电子邮件", "電郵"),
    "channel.chat": ("Chat", "在线客服", "網上客服"),
    "channel.app": ("App", "APP", "應用程式"),
    "channel.line": ("{kind}: {text}", "{kind}：{text}", "{kind}：{text}"),
    "channel.value": ("{text} ({value})", "{text}（{value}）", "{text}（{value}）"),
    "kind.fax": ("fax", "传真", "傳真"),
    "topic.ending": ("Ending the service", "终止服务", "終止服務"),
    "topic.charges": ("Notice and charges", "通知期与费用", "通知期與費用"),
    "topic.balance": ("Balance and deposit", "余额与押金", "結餘與按金"),
    "topic.renewing": ("Renewing and validity", "续费与有效期", "續期與有效期"),
    "topic.porting": ("Keeping the number elsewhere", "携号转网", "攜號轉台"),
    "topic.complaints": ("Complaints", "投诉", "投訴"),
    "plan.prepaid": ("prepaid cards", "预付费卡", "儲值卡"),
    "plan.postpaid": ("postpaid plans", "后付费卡", "月費計劃"),
    "official.line": ("{topic}: {text}", "{topic}：{text}", "{topic}：{text}"),
    "official.of": ("{topic} ({whom}): {text}", "{topic}（{whom}）：{text}", "{topic}（{whom}）：{text}"),
    "phase.before": ("Before", "办理之前", "辦理之前"),
    "phase.during": ("During", "办理期间", "辦理期間"),
    "phase.after": ("After", "办完之后", "辦完之後"),
    "presence.virtual": ("virtual operator", "虚拟运营商", "虛擬網絡營辦商"),
    "presence.brand": ("brand of {owner}", "{owner}的品牌", "{owner}的品牌"),
    "presence.fixed": ("fixed lines; no mobile network known", "固网，未见移动网络", "固網，未見流動網絡"),
    "presence.private": ("closed to the public", "不对公众开放", "不對公眾開放"),
    "presence.closed": ("has closed down", "已停止服务", "已停止服務"),
    "presence.absent": (
        "in none of the network tables checked for this region",
        "当地网络编号表里没有",
        "當地網絡編號表裏沒有",
    ),
    # Flags
    "flag.unverified-hotline": (
        "Only article {article} gives this number. No page of the carrier was found that does.",
        "只有文章 {article} 给出这个号码，没有找到运营商自己的网页可以印证。",
        "只有文章 {article} 給出這個號碼，沒有找到電訊商自己的網頁可以印證。",
    ),
    "flag.disputed-hotline": (
        "Article {article} (line {line}) gives another number for this carrier: {number}.",
        "文章 {article}（第 {line} 行）给这家运营商的是另一个号码：{number}。",
        "文章 {article}（第 {line} 行）給這家電訊商的是另一個號碼：{number}。",
    ),
    "particular.disputed-hotline": (
        "In {article}:{line}: {number}",
        "{article}:{line} 写的是 {number}",
        "{article}:{line} 寫的是 {number}",
    ),
    "flag.patterned-number": (
        "The hotlines of article {article} are built on one pattern, each ending in one digit four times over, as invented numbers do.",
        "文章 {article} 的几个热线出自同一个模子，结尾都是四个相同的数字，像是编出来的。",
        "文章 {article} 的幾個熱線出自同一個模子，結尾都是四個相同的數字，像是編出來的。",
    ),
    "flag.carrier-not-in-region": (
        "None of the public network tables checked lists {carrier} in {region}.",
        "查过的公开网络编号表里，{region}没有 {carrier} 这家运营商。",
        "查過的公開網絡編號表裏，{region}沒有 {carrier} 這家電訊商。",
    ),
    "flag.former-carrier-name": (
        "{former} is a former name of {carrier}.",
        "{former} 是 {carrier} 的旧名。",
        "{former} 是 {carrier} 的舊名。",
    ),
    "flag.former-carrier-name.until": (
        "{former} is a former name of {carrier}, given up around {until}.",
        "{former} 是 {carrier} 的旧名，{until} 年前后改用现名。",
        "{former} 是 {carrier} 的舊名，{until} 年前後改用現名。",
    ),
    "flag.invalid-number": (
        "libphonenumber knows no such number in {region}.",
        "按 libphonenumber 的规则，{region}没有这样的号码。",
        "按 libphonenumber 的規則，{region}沒有這樣的號碼。",
    ),
    "flag.stale": (
        "Last seen or checked in {date}, more than a year ago.",
        "上次看到或核实是在 {date}，已过一年。",
        "上次看到或核實是在 {date}，已過一年。",
    ),
    "flag.telegram-promotion": (
        "Advertising for a Telegram account on line {line} of article {article}. It is no carrier's channel.",
        "文章 {article} 第 {line} 行的 Telegram 广告，不是运营商的渠道。",
        "文章 {article} 第 {line} 行的 Telegram 廣告，不是電訊商的渠道。",
    ),
    "flag.image-promotion": (
        "An advertising image on line {line} of article {article}; it is not loaded.",
        "文章 {article} 第 {line} 行的广告图片，不予载入。",
        "文章 {article} 第 {line} 行的廣告圖片，不予載入。",
    ),
    "flag.soft-promotion": (
        "Line {line} of article {article} advertises a service without naming a seller.",
        "文章 {article} 第 {line} 行推销服务，但没写卖家。",
        "文章 {article} 第 {line} 行推銷服務，但沒寫賣家。",
    ),
    "flag.undated-article": (
        "The article bears no date; what it says may be out of date.",
        "文章没有日期，内容可能已过时。",
        "文章沒有日期，內容可能已過時。",
    ),
    # Flags in a word, and what each means, said once
    "word.unverified-hotline": ("unverified", "未核实", "未核實"),
    "word.disputed-hotline": ("disputed", "有争议", "有爭議"),
    "word.patterned-number": ("looks invented", "像是编的", "像是編造的"),
    "word.carrier-not-in-region": ("no such carrier there", "当地查无此家", "當地查無此家"),
    "word.former-carrier-name": ("former name", "旧名", "舊名"),
    "word.invalid-number": ("not a valid number", "号码无效", "號碼無效"),
    "word.stale": ("over a year old", "已过一年", "已逾一年"),
    "word.telegram-promotion": ("Telegram advertising", "Telegram 广告", "Telegram 廣告"),
    "word.image-promotion": ("advertising image", "广告图片", "廣告圖片"),
    "word.soft-promotion": ("advertises a service", "推销服务", "推銷服務"),
    "word.undated-article": ("undated", "无日期", "無日期"),
    "meaning.unverified-hotline": (
        "only an article gives it",
        "只有文章给出",
        "只有文章給出",
    ),
    "meaning.disputed-hotline": (
        "articles differ",
        "各篇文章给的号码不一样",
        "各篇文章給的號碼不一樣",
    ),
    "meaning.patterned-number": (
        "of one pattern, the last digit four times",
        "号码出自同一个模子，结尾四个数字相同",
        "號碼出自同一個模子，結尾四個數字相同",
    ),
    "meaning.carrier-not-in-region": (
        "in no network table checked",
        "查过的网络编号表里，当地没有这家",
        "查過的網絡編號表裏，當地沒有這家",
    ),
    "meaning.former-carrier-name": (
        "the carrier has another now",
        "运营商如今用别的名字",
        "電訊商如今用別的名字",
    ),
    "meaning.invalid-number": (
        "libphonenumber knows no such number in the region",
        "按 libphonenumber 的规则，当地没有这样的号码",
        "按 libphonenumber 的規則，當地沒有這樣的號碼",
    ),
    "meaning.stale": (
        "it was last seen or checked more than a year ago",
        "上次看到或核实已是一年多以前",
        "上次看到或核實已是一年多以前",
    ),
    "meaning.telegram-promotion": (
        "advertising in the article; no carrier's channel",
        "文章里的广告，不是运营商的渠道",
        "文章裏的廣告，不是電訊商的渠道",
    ),
    "meaning.image-promotion": (
        "an advertising image in the article; it is not loaded",
        "文章里的广告图片，不予载入",
        "文章裏的廣告圖片，不予載入",
    ),
    "meaning.soft-promotion": (
        "the article sells a service without naming a seller",
        "文章推销服务，但没写卖家",
        "文章推銷服務，但沒寫賣家",
    ),
    "meaning.undated-article": (
        "the article bears no date; what it says may be out of date",
        "文章没有日期，内容可能已过时",
        "文章沒有日期，內容可能已過時",
    ),
    "meaning.attested": (
        "on the carrier's or regulator's own page",
        "见于运营商或监管机构自己的网页",
        "見於電訊商或監管機構自己的網頁",
    ),
    "marks.all": (
        "{marks}. As of {day}.",
        "{marks}。截至 {day}。",
        "{marks}。截至 {day}。",
    ),
    "marks.day": ("Flags as of {day}.", "标记截至 {day}。", "標記截至 {day}。"),
    "heading.marks": ("What the marks mean", "标记是什么意思", "標記是甚麼意思"),
    "mark.line": ("{mark}\u00a0{word}: {meaning}", "{mark}\u00a0{word}：{meaning}", "{mark}\u00a0{word}：{meaning}"),
    "word.attested": ("attested", "有出处", "有出處"),
    # Contacts
    "status.verified": ("Checked with the carrier on {date}.", "{date} 已向运营商核实。", "{date} 已向電訊商核實。"),
    "status.attested": (
        "On a page of {page} ({dated}), seen in {date}.",
        "见于 {page} 的网页（{dated}），{date} 看到。",
        "見於 {page} 的網頁（{dated}），{date} 看到。",
    ),
    "status.disputed": ("The articles contradict each other.", "各篇文章说法不一。", "各篇文章說法不一。"),
    "status.unverified": ("Unverified.", "未经核实。", "未經核實。"),
    "advice.attested": (
        "Use a number that {carrier} gives itself, marked ✓.",
        "请用 {carrier} 自己公布、带 ✓ 的号码。",
        "請用 {carrier} 自己公佈、標有 ✓ 的號碼。",
    ),
    "advice.website": (
        "Look the number up on {website}, or ask the regulator, {regulator}: {regulator_website}.",
        "请到 {website} 查号码，或问监管机构{regulator}：{regulator_website}。",
        "請到 {website} 查號碼，或問監管機構{regulator}：{regulator_website}。",
    ),
    "advice.regulator": (
        "See the carrier's name on your SIM, and ask the regulator, {regulator}: {regulator_website}.",
        "请看 SIM 卡上印的运营商名字，并问监管机构{regulator}：{regulator_website}。",
        "請看 SIM 卡上印的電訊商名字，並問監管機構{regulator}：{regulator_website}。",
    ),
    "contact.none": (
        "No number from the carrier itself is known; see {website}.",
        "没有找到它自己公布的号码，请看 {website}。",
        "沒有找到它自己公佈的號碼，請看 {website}。",
    ),
    "contact.none-at-all": (
        "No number and no website is known here; ask the regulator.",
        "这里没有它的号码和网站，请问监管机构。",
        "這裏沒有它的號碼和網站，請問監管機構。",
    ),
    "contact.website": ("Website: {website}", "网站：{website}", "網站：{website}"),
    "contact.written-as": (
        "{carrier} (the article writes {named})",
        "{carrier}（文章写作 {named}）",
        "{carrier}（文章寫作 {named}）",
    ),
    "contact.regulator": ("Regulator: {regulator}", "监管机构：{regulator}", "監管機構：{regulator}"),
    "contact.see-below": (
        "Numbers, and how far to trust them: see “Contacts” below.",
        "号码及其可信程度，见下面的“联系方式”。",
        "號碼及其可信程度，見下面的「聯絡方式」。",
    ),
    "note.general": (
        "The article does not name {carrier}; what follows is general advice for {region}.",
        "文章没有提到 {carrier}；以下是{region}的一般办法。",
        "文章沒有提到 {carrier}；以下是{region}的一般做法。",
    ),
    "note.esim": (
        "No article here tells an eSIM from a SIM card: what follows is written for cards.",
        "这里的文章都没有提到 eSIM；以下按实体卡写，eSIM 未必适用，请先问运营商。",
        "這裏的文章都沒有提到 eSIM；以下按實體卡寫，eSIM 未必適用，請先問電訊商。",
    ),
    "note.procedure": (
        "The article does not treat “{procedure}” apart; this is the whole guide.",
        "文章没有单独讲“{procedure}”，以下是整篇指南。",
        "文章沒有單獨講「{procedure}」，以下是整篇指南。",
    ),
    "note.procedure-others": (
        "Only guides that tell “{procedure}” apart are shown; others do not: {commands}",
        "只列出分开讲“{procedure}”的指南；没有分开讲的：{commands}",
        "只列出分開講「{procedure}」的指南；沒有分開講的：{commands}",
    ),
    "note.folders": (
        "The guides of {folders} are not simcancel's: it checks their form, not whether they are true. Use no number or account that stands within a sentence of theirs.",
        "{folders} 里的指南不是 simcancel 自带的：simcancel 只检查格式，不核实内容。句子里写的号码、账号，一概不要用。",
        "{folders} 裏的指南不是 simcancel 自帶的：simcancel 只檢查格式，不核實內容。句子裏寫的號碼、帳號，一概不要用。",
    ),
    "note.replaced": (
        "{thing} is taken from {folder}, not from what comes with simcancel.",
        "{thing} 取自 {folder}，不是 simcancel 自带的。",
        "{thing} 取自 {folder}，不是 simcancel 自帶的。",
    ),
    "note.written-as": (
        "The article calls {carrier} “{named}”.",
        "文章把 {carrier} 写作“{named}”。",
        "文章把 {carrier} 寫作「{named}」。",
    ),
    # How far to trust a guide
    "article.title": (
        "Drawn from web article {article}: “{title}”",
        "取自网络文章 {article}：《{title}》",
        "取自網絡文章 {article}：《{title}》",
    ),
    "trust.hotlines": (
        "Hotlines it prints: {count}, none of them verified; contradicted by another article: {disputed}.",
        "文中热线：{count} 个，都没有核实；其中与别的文章矛盾的：{disputed} 个。",
        "文中熱線：{count} 個，都沒有核實；其中與別的文章矛盾的：{disputed} 個。",
    ),
    "trust.no-hotlines": ("It prints no hotline.", "文中没有热线号码。", "文中沒有熱線號碼。"),
    "trust.promotions": (
        "Advertising left out: {count}, listed at the end.",
        "已剔除广告：{count} 处，列在最后。",
        "已剔除廣告：{count} 處，列在最後。",
    ),
    # The short guide, and whom to call
    "heading.lost": ("What may be lost", "可能失去什么", "可能失去甚麼"),
    "heading.brief": (
        "In brief",
        "一眼看完",
        "一覽",
    ),
    "heading.send": ("Where to send it", "寄到哪里", "寄到哪裏"),
    "heading.letter": ("The letter", "信", "信件"),
    "heading.card": ("The sentences", "要说的话", "要說的話"),
    "heading.call": ("Whom to call", "打给谁", "打給誰"),
    "heading.own-words": (
        "What they say themselves",
        "运营商和监管机构自己的说法",
        "電訊商和監管機構自己的說法",
    ),
    "heading.more": ("More", "更多", "更多"),
    "brief.steps": (
        "{number}\u00a0{title}",
        "{number}\u00a0{title}",
        "{number}\u00a0{title}",
    ),
    "brief.procedure": ("{procedure}: {steps}", "{procedure}：{steps}", "{procedure}：{steps}"),
    "checklist.title": ("Checklist: {title}", "清单：{title}", "清單：{title}"),
    "contacts.title": ("Whom to call: {where}", "打给谁：{where}", "打給誰：{where}"),
    "record.agent": (
        "Agent",
        "客服姓名",
        "職員姓名",
    ),
    "record.reference": (
        "Reference",
        "编号",
        "編號",
    ),
    "record.date": (
        "Date",
        "日期",
        "日期",
    ),
    "call.complaints": (
        "If they do not help, {name}:",
        "运营商不处理时，找{name}：",
        "電訊商不處理時，找{name}：",
    ),
    "call.line": ("{name}: {what}", "{name}：{what}", "{name}：{what}"),
    "call.website": (
        "no customer care number known; see {website}",
        "没有找到它的客服号码，请看 {website}",
        "沒有找到它的客戶服務號碼，請看 {website}",
    ),
    "call.no-website": (
        "no number was found; ask the regulator",
        "没有找到它的号码，请问监管机构",
        "沒有找到它的號碼，請向監管機構查詢",
    ),
    "call.written-as": ("{carrier} (“{named}”)", "{carrier}（“{named}”）", "{carrier}（「{named}」）"),
    "call.named-there": ("“{named}”", "“{named}”", "「{named}」"),
    "call.absent": (
        "in no network table checked for {region}: read the carrier's name on your SIM",
        "{region}的网络编号表里查无此家：请看 SIM 卡上印的运营商名字",
        "{region}的網絡編號表裏查無此家：請看 SIM 卡上印的電訊商名字",
    ),
    "call.others": ("Also: {names}; see {command}", "另有：{names}，见 {command}", "另有：{names}，見 {command}"),
    "call.own-carrier": (
        "See which carrier's name is printed on your SIM, and call that one only.",
        "先看 SIM 卡上印的是哪家，只打那一家的号码。",
        "先看 SIM 卡上印的是哪一家，只打那一家的號碼。",
    ),
    "call.left-out": (
        "Numbers that only articles print are left out here: none could be checked.",
        "文章里印的号码无法核实，这里不列。",
        "文章裏印的號碼無法核實，這裏不列。",
    ),
    "call.printed": (
        "Printed by articles; do not dial before you have checked:",
        "文章里印的，核对之前别打：",
        "文章裏印的，核對之前別打：",
    ),
    "more.official": ("carriers' own words", "运营商自己的说法", "電訊商自己的說法"),
    "more.article": (
        "Drawn from one web article ({article}, {flags}).",
        "取自一篇网络文章（{article}；{flags}）。",
        "取自一篇網絡文章（{article}；{flags}）。",
    ),
    "more.advertising": (
        "The article's advertising, left out; do not contact it: {who}.",
        "文章里的广告账号（已剔除），别联系：{who}。",
        "文章裏的廣告帳號（已剔除），別聯絡：{who}。",
    ),
    "more.all": (
        "everything, with sources",
        "全部内容，带出处",
        "全部內容，帶出處",
    ),
    "more.checklist": (
        "to tick off or print",
        "可勾选、可打印",
        "可勾選、可列印",
    ),
    "more.contacts": (
        "whom to call",
        "打给谁、别打哪些号码",
        "打給誰、別打哪些號碼",
    ),
    "narrow.many": (
        "{count} guides match. Only one of them:",
        "有 {count} 篇指南。只看一篇：",
        "有 {count} 篇指南。只看一篇：",
    ),
    # What a page in a browser says of itself
    # In ASCII: less 590 shows other characters of its prompt as codes.
    "pager.keys": ("space: next page; q: quit; /word: find",) * 3,
    "page.contents": ("On this page", "本页内容", "本頁內容"),
    "page.of": (" of ", " / ", " / "),
    "page.kept": (
        "What you tick and write here is kept in this browser only.",
        "勾选和填写的内容只保存在这个浏览器里。",
        "勾選和填寫的內容只保存在這個瀏覽器裏。",
    ),
    "page.fill": (
        "Fill in; nothing leaves this page and nothing is kept.",
        "填写；内容不会离开本页，也不会保存。",
        "填寫；內容不會離開本頁，也不會保存。",
    ),
    "page.copy": ("Copy the letter", "复制这封信", "複製這封信"),
    "page.copied": (
        "Copied.",
        "已复制。",
        "已複製。",
    ),
    "page.open": (
        "Still to be filled in:",
        "还没填：",
        "尚未填寫：",
    ),
    "page.clear": (
        "Clear",
        "清空",
        "清除",
    ),
    # Headings
    "heading.warnings": ("Warnings", "注意", "注意"),
    "heading.checklist": ("Checklist", "清单", "清單"),
    "heading.steps": ("Steps", "步骤", "步驟"),
    "heading.contacts": ("Contacts", "联系方式", "聯絡方式"),
    "heading.disagreements": ("Where sources disagree", "说法不一之处", "說法不一之處"),
    "heading.official": (
        "What carriers and the regulator say themselves",
        "运营商和监管机构自己的说法",
        "電訊商和監管機構自己的說法",
    ),
    "heading.questions": ("Questions to ask the carrier", "要问运营商的问题", "要問電訊商的問題"),
    "heading.faqs": ("Questions that the article answers", "文章里的问答", "文章裏的問答"),
    "heading.tips": ("Tips", "提示", "提示"),
    "heading.about": ("About this card", "关于这种卡", "關於這種卡"),
    "heading.sources": ("Sources", "来源", "來源"),
    "heading.promotions": ("Advertising left out", "剔除的广告", "剔除的廣告"),
    "heading.carriers": ("Carriers", "运营商", "電訊商"),
    "heading.article": ("Article", "文章", "文章"),
    "heading.overview": ("What there is", "现有指南", "現有指南"),
    "heading.next": ("What to type next", "接下来可以输入", "接下來可以輸入"),
    # Parts
    "checklist.documents": ("Have at hand:", "备好：", "備好："),
    "checklist.procedure": ("{procedure}:", "{procedure}：", "{procedure}："),
    "checklist.other": ("Then:", "然后：", "然後："),
    "step.needs": ("You need:", "需要：", "需要："),
    "note.editor": ("Editor's note:", "编者注：", "編者註："),
    "loses.number": (
        "May be impossible to undo: the number may be gone for good.",
        "可能无法挽回：号码也许再也找不回。",
        "可能無法挽回：號碼也許再也找不回。",
    ),
    "loses.balance": (
        "May be impossible to undo: the balance may be gone for good.",
        "可能无法挽回：余额也许拿不回。",
        "可能無法挽回：結餘也許取不回。",
    ),
    "loses.data": (
        "May be impossible to undo: the data may be gone for good.",
        "可能无法挽回：数据也许再也找不回。",
        "可能無法挽回：資料也許再也找不回。",
    ),
    "disagreement.ask": ("Ask the carrier:", "问运营商：", "問電訊商："),
    "disagreement.do": ("What to do:", "该怎么办：", "該怎麼辦："),
    "disagreement.elsewhere": ("{says} ({where})", "{says}（{where}）", "{says}（{where}）"),
    "carriers.named": ("Named in the article: {names}.", "文章点名的：{names}。", "文章點名的：{names}。"),
    "carriers.unnamed": ("The article names no carrier.", "文章没有点名运营商。", "文章沒有點名電訊商。"),
    "carriers.described": ("{name} ({presence})", "{name}（{presence}）", "{name}（{presence}）"),
    "carriers.note": ("{name}: {note}", "{name}：{note}", "{name}：{note}"),
    "carriers.others": (
        "Others in {region}: {names}.",
        "{region}的其他运营商：{names}。",
        "{region}的其他電訊商：{names}。",
    ),
    "sources.article": (
        "[{article}:N] is line N of the article “{title}”.",
        "[{article}:N] 指文章《{title}》第 N 行。",
        "[{article}:N] 指文章《{title}》第 N 行。",
    ),
    "sources.page": (
        "[{page}] is {url} ({dated}, seen in {seen_on}).",
        "[{page}] 指 {url} （{dated}，{seen_on} 看到）。",
        "[{page}] 指 {url} （{dated}，{seen_on} 看到）。",
    ),
    "sources.dated": ("dated {dated}", "日期 {dated}", "日期 {dated}"),
    "sources.undated": ("undated", "无日期", "無日期"),
    # Counts and lists
    "count.many": (
        "{count} guides: {filters}.",
        "{count} 篇指南：{filters}。",
        "{count} 篇指南：{filters}。",
    ),
    "count.all": ("everything", "全部", "全部"),
    "list.title.one": (
        "1 guide; {gaps} more cases that no article covers.",
        "有 1 篇指南；另有 {gaps} 种情况没有文章涉及。",
        "有 1 篇指南；另有 {gaps} 種情況沒有文章涉及。",
    ),
    "list.title.many": (
        "{count} guides; {gaps} more cases that no article covers.",
        "有 {count} 篇指南；另有 {gaps} 种情况没有文章涉及。",
        "有 {count} 篇指南；另有 {gaps} 種情況沒有文章涉及。",
    ),
    "list.region": ("Region", "地区", "地區"),
    "list.action": ("Action", "办理", "辦理"),
    "list.filter": ("Filter", "筛选词", "篩選詞"),
    "list.card": ("Card", "卡", "卡"),
    "list.carriers": ("Carriers named", "文章点名的运营商", "文章點名的電訊商"),
    "list.flags": ("Doubts", "存疑", "存疑"),
    "list.gap": ("no article covers it", "没有文章涉及", "沒有文章涉及"),
    "list.no-carriers": ("none", "无", "無"),
    "overview.title": (
        "simcancel: guides on SIM cards abroad",
        "simcancel：境外 SIM 卡指南",
        "simcancel：外地 SIM 卡指南",
    ),
    "overview.what": (
        "Guides on cancelling or renewing a SIM card abroad, drawn from web articles. Each fact names the line it comes from, and no doubtful number stands without its flag.",
        "注销境外 SIM 卡或给它续费的指南，取自网络文章。每个事实都注明出自哪一行，可疑号码一律带标记。",
        "為外地 SIM 卡辦理註銷或續期的指南，取自網絡文章。每個事實都註明出自哪一行，可疑號碼一律帶標記。",
    ),
    "overview.more": (
        "{count} more: simcancel list",
        "另有 {count} 篇：simcancel list",
        "另有 {count} 篇：simcancel list",
    ),
    "overview.show": ("all guides on cancelling in Oman", "阿曼所有注销指南", "阿曼所有註銷指南"),
    "overview.contacts": ("whom to call, for one carrier", "打给谁，只看一家运营商", "打給誰，只看一家電訊商"),
    "overview.chinese": (
        "words in any order and script; in Chinese (中文)",
        "词序、繁简不限（English: --lang en）",
        "詞序、繁簡不限（English: --lang en）",
    ),
    "overview.checklist": ("boxes to tick, as a page to print", "可打印的勾选清单", "可列印的勾選清單"),
    "overview.search": ("any entry, whatever the spelling", "搜索任何条目，写法不限", "搜尋任何條目，寫法不限"),
    "overview.flags": ("every doubtful number and advertisement", "所有可疑号码和广告", "所有可疑號碼和廣告"),
    "overview.list": ("what is covered and what is not", "有哪些、缺哪些", "有哪些、缺哪些"),
    "overview.help": (
        "all commands and options",
        "全部命令和选项（英文）",
        "全部命令和選項（英文）",
    ),
    # Search
    "found.title": ("Found for “{query}”: {count}.", "“{query}”：找到 {count} 条。", "「{query}」：找到 {count} 條。"),
    "flag.unknown-number": (
        "No carrier's or regulator's page known here prints this number.",
        "这里收录的运营商和监管机构网页都没有这个号码。",
        "這裏收錄的電訊商和監管機構網頁都沒有這個號碼。",
    ),
    "scan.title": ("What cannot be trusted in these texts", "这些文字里哪些不可信", "這些文字裏哪些不可信"),
    "scan.telegram": (
        "{at}: advertising on Telegram: {what}",
        "{at}：广告（Telegram）：{what}",
        "{at}：廣告（Telegram）：{what}",
    ),
    "scan.wechat": ("{at}: advertising on WeChat: {what}", "{at}：广告（微信）：{what}", "{at}：廣告（微信）：{what}"),
    "scan.whatsapp": (
        "{at}: advertising on WhatsApp: {what}",
        "{at}：广告（WhatsApp）：{what}",
        "{at}：廣告（WhatsApp）：{what}",
    ),
    "scan.qq": ("{at}: advertising on QQ: {what}", "{at}：广告（QQ）：{what}", "{at}：廣告（QQ）：{what}"),
    "scan.line": ("{at}: advertising on LINE: {what}", "{at}：广告（LINE）：{what}", "{at}：廣告（LINE）：{what}"),
    "scan.image": ("{at}: picture of advertising: {what}", "{at}：广告图片：{what}", "{at}：廣告圖片：{what}"),
    "scan.soft": ("{at}: a seller speaks: {what}", "{at}：卖家的话：{what}", "{at}：賣家的話：{what}"),
    "scan.number": (
        "{at}: {number}{mark}\u00a0{flags}{whose}",
        "{at}：{number}{mark}\u00a0{flags}{whose}",
        "{at}：{number}{mark}\u00a0{flags}{whose}",
    ),
    "scan.whose": (": {name}", "：{name}", "：{name}"),
    "scan.carrier": ("{at}: {named} {mark} {flags}", "{at}：{named} {mark} {flags}", "{at}：{named} {mark} {flags}"),
    "scan.mentions": (
        "Also named, and selling nothing: {count} (--json lists the messengers and accounts).",
        "另有 {count} 处只是提到通讯软件或账号，不是广告（--json 列出）。",
        "另有 {count} 處只是提到通訊軟件或帳號，不是廣告（--json 列出）。",
    ),
    "scan.nothing": (
        "Nothing found. Texts: {count}.",
        "{count} 篇文字里没有发现问题。",
        "{count} 篇文字裏沒有發現問題。",
    ),
    "scan.skipped": ("{path}: skipped: {why}.", "{path}：已跳过：{why}。", "{path}：已略過：{why}。"),
    "found.nothing": ("Nothing found for “{query}”.", "没有找到“{query}”。", "沒有找到「{query}」。"),
    "found.instead": ("Available:", "现有：", "現有："),
    "found.some": (
        "Found for “{query}”: {count} of {all}; --limit {all} shows all.",
        "“{query}”：列出 {count} 条，共 {all} 条；--limit {all} 可全部列出。",
        "「{query}」：列出 {count} 條，共 {all} 條；--limit {all} 可全部列出。",
    ),
    "found.no-number": (
        "No article or page known here has this number. That does not make it safe: look it up on the carrier's website.",
        "这里的文章和网页都没有这个号码，但不代表它可信；请到运营商官网核对。",
        "這裏的文章和網頁都沒有這個號碼，但不代表它可信；請到電訊商官方網站核對。",
    ),
    "found.short-number": (
        "Give four digits or more, or the whole of a short number.",
        "请给出四位以上的数字，或完整的短号码。",
        "請給出四位以上的數字，或完整的短號碼。",
    ),
    "dial.check": (
        "Only an article prints it. Do not dial it before you have checked it.",
        "只有文章印了它，核对之前别打。",
        "只有文章印了它，核對之前別打。",
    ),
    "dial.no": (
        "Do not dial it.",
        "别打这个号码。",
        "別打這個號碼。",
    ),
    "output.wrote": ("Wrote {file}.", "已写入 {file}。", "已寫入 {file}。"),
    "found.contact": ("{name}, {label}", "{name}，{label}", "{name}，{label}"),
    "found.why": (
        "matches: {why}",
        "匹配：{why}",
        "符合：{why}",
    ),
    "error.no-query": (
        "Say what to look for, e.g. simcancel search refund.",
        "请说要找什么，例如 simcancel search 退款。",
        "請說要找甚麼，例如 simcancel search 退款。",
    ),
    "kind.guide": ("guide", "指南", "指南"),
    "kind.carrier": ("carrier", "运营商", "電訊商"),
    "kind.step": ("step", "步骤", "步驟"),
    "kind.checklist": ("checklist", "清单", "清單"),
    "kind.faq": ("FAQ", "问答", "問答"),
    "kind.warning": ("warning", "注意", "注意"),
    "kind.tip": ("tip", "提示", "提示"),
    "kind.contact": ("contact", "联系方式", "聯絡方式"),
    "kind.promotion": ("advertising", "广告", "廣告"),
    "kind.question": ("question to ask", "要问的", "要問的"),
    "kind.official": ("official statement", "官方说法", "官方說法"),
    "kind.disagreement": ("disagreement", "说法不一", "說法不一"),
    # Why something was found
    "why.word": ("{word}", "{word}", "{word}"),
    "why.meaning": ("{typed} = {word}", "{typed} = {word}", "{typed} = {word}"),
    "why.corrected": ("{typed} read as {word}", "{typed} 当作 {word}", "{typed} 當作 {word}"),
    "why.sound": ("{typed} sounds like {word}", "{typed} 与 {word} 同音", "{typed} 與 {word} 同音"),
    "why.pinyin": ("{typed} (pinyin)", "{typed}（拼音）", "{typed}（拼音）"),
    "why.number": ("the number holds {digits}", "号码含有 {digits}", "號碼含有 {digits}"),
    "why.handle": ("the handle is {handle}", "账号是 {handle}", "帳號是 {handle}"),
    # Nothing found, wrong usage
    "error.unknown": (
        "“{word}” is no region, carrier, action or card known here.",
        "没有收录“{word}”。",
        "這裏沒有收錄「{word}」。",
    ),
    "error.did-you-mean": ("Did you mean:", "是不是要：", "是不是要："),
    "error.topic": (
        "“{word}” is a topic. To look for it:",
        "“{word}”不是筛选词，可以这样搜：",
        "「{word}」不是篩選詞，可以這樣搜尋：",
    ),
    "error.regions": ("Regions: {words}.", "地区有：{words}。", "地區有：{words}。"),
    "error.conflict": (
        "“{first}” and “{second}” cannot both be asked for. Choose one:",
        "“{first}”和“{second}”只能选一个：",
        "「{first}」和「{second}」只能選一個：",
    ),
    "error.carrier-region": (
        "{carrier} is a carrier of {region}, not of {other}.",
        "{carrier} 是{region}的运营商，不在{other}。",
        "{carrier} 是{region}的電訊商，不在{other}。",
    ),
    "error.nothing": ("No article covers {filters}.", "没有文章涉及：{filters}。", "沒有文章涉及：{filters}。"),
    "error.other-kind": ("“{word}” is no {facet}.", "“{word}”不是 {facet}。", "「{word}」不是 {facet}。"),
    "error.no-questions": (
        "The articles on this answer no questions.",
        "这方面的文章没有问答。",
        "這方面的文章沒有問答。",
    ),
    "error.too-long": (
        "That is more than {limit} characters; a few words are enough.",
        "超过 {limit} 个字符了，几个词就够。",
        "超過 {limit} 個字元了，幾個詞就夠。",
    ),
    # Letters
    "letter.title": ("Letter to the carrier: {title}", "给运营商的信：{title}", "給電訊商的信：{title}"),
    "letter.card-title": ("To read out or hold up: {title}", "照着念或出示：{title}", "照着唸或出示：{title}"),
    "letter.language.en": ("In English", "英文", "英文"),
    "letter.language.zh-Hans": ("In Simplified Chinese", "简体中文", "簡體中文"),
    "letter.language.zh-Hant": ("In Traditional Chinese", "繁体中文", "繁體中文"),
    "letter.translation": ("What it says (not to be sent)", "意思是（不用发）", "意思是（不用寄出）"),
    "letter.applies": (
        "This letter is an application to cancel; it asks for answers first. Call customer service first, and send the letter once they have told you where to apply and what the checklist says has to come before is done.",
        "这封信是注销申请，并请对方先答复问题。先给客服打电话，问清往哪里申请；清单“办理之前”的事都办完，再发出。",
        "這封信是取消服務的申請，並請對方先答覆問題。先致電客戶服務部，問清向何處申請；清單「辦理之前」各項辦妥後才發出。",
    ),
    "letter.asks.cancel": (
        "This letter asks, and cancels nothing.",
        "这封信只是询问，不会注销什么。",
        "這封信只作查詢，不會取消任何服務。",
    ),
    "letter.asks.renew": (
        "This letter asks; it orders and pays for nothing.",
        "这封信只是询问，不订购，也不付款。",
        "這封信只作查詢，不會訂購或付款。",
    ),
    "letter.card-asks.cancel": (
        "These sentences ask, and cancel nothing. Write down the answers, with the date and the agent's name.",
        "这些话只是询问，不会注销什么。记下对方的答复、日期和客服姓名。",
        "這些話只作查詢，不會取消任何服務。記下對方的答覆、日期和職員姓名。",
    ),
    "letter.card-asks.renew": (
        "These sentences ask; they order and pay for nothing. Write down the answers, with the date and the agent's name.",
        "这些话只是询问，不订购，也不付款。记下对方的答复、日期和客服姓名。",
        "這些話只作查詢，不會訂購或付款。記下對方的答覆、日期和職員姓名。",
    ),
    "letter.fill": (
        "Fill in what stands in brackets; what you have nothing for, leave out, but not the number. Give identity numbers and copies only where the carrier asks for them for this, on its own website.",
        "方括号里的填好；没有的整行删掉，号码不能省。证件号码和复印件，只交到运营商官网为办理此事指定的地方。",
        "方括號內的填好；沒有的整行刪去，號碼不可省。證件號碼及副本，只提交至電訊商官方網站就此指定的途徑。",
    ),
    "letter.no-address": (
        "no address printed by the carrier itself was found; look on {website}",
        "没有找到它自己公布的收信地址，请看 {website}",
        "沒有找到它自己公佈的收信地址，請看 {website}",
    ),
    "letter.no-address-at-all": (
        "no address printed by the carrier itself and no website was found; ask the regulator",
        "没有找到它自己公布的收信地址和网站，请问监管机构",
        "沒有找到它自己公佈的收信地址和網站，請向監管機構查詢",
    ),
    "letter.when-decided": (
        "Only when you have decided to cancel, not for this letter:",
        "决定注销以后才用，这封信不要发到这里：",
        "決定終止服務後才使用，切勿將此信送往：",
    ),
    "letter.nobody": (
        "{name}: there is nobody to write to. Read the name on your SIM, or ask the regulator.",
        "{name}：没有可写信的对象。看 SIM 卡上印的名字，或问监管机构。",
        "{name}：沒有可去信的對象。看 SIM 卡上印的名稱，或向監管機構查詢。",
    ),
    "letter.left-out": (
        "This letter has no line for {options}; it was left out.",
        "这封信没有 {options} 这一项，未写入。",
        "這封信沒有 {options} 這一項，未有寫入。",
    ),
    "letter.open": (
        "Still to be filled in: {blanks}.",
        "还要填写：{blanks}。",
        "尚待填寫：{blanks}。",
    ),
    "letter.subject.applies.cancel": (
        "Application to cancel the mobile number {number}",
        "申请注销手机号码 {number}",
        "申請取消流動電話號碼 {number} 的服務",
    ),
    "letter.subject.asks.cancel": (
        "Questions before cancelling the mobile number {number} (please do not cancel yet)",
        "注销手机号码 {number} 前的咨询（请先不要注销）",
        "查詢取消流動電話號碼 {number} 服務事宜（請暫勿取消）",
    ),
    "letter.subject.applies.renew": (
        "Application to renew the SIM with the number {number}",
        "申请为号码 {number} 的 SIM 卡续费",
        "申請為號碼 {number} 的 SIM 卡續期",
    ),
    "letter.subject.asks.renew": (
        "Questions on renewing the SIM with the number {number}",
        "咨询号码 {number} 的 SIM 卡续费",
        "查詢號碼 {number} 的 SIM 卡續期事宜",
    ),
    "letter.subject": ("Subject: {subject}", "主题：{subject}", "主旨：{subject}"),
    "letter.to": ("To: {carrier}, customer service", "致：{carrier} 客服", "致：{carrier} 客戶服務部"),
    "letter.hello": ("Dear Sir or Madam,", "您好：", "敬啟者："),
    "letter.want.applies.cancel": (
        "I wish to cancel the service of this number. Please answer the questions below first, and cancel only after I have confirmed in writing.",
        "我申请注销这个号码。请先答复下面的问题，等我书面确认以后再注销。",
        "本人申請取消此號碼的服務。請先答覆以下問題，待本人書面確認後才取消。",
    ),
    "letter.want.asks.cancel": (
        "I am considering cancelling the service of this number. Please cancel nothing yet: tell me how to apply, and answer the questions below.",
        "我考虑注销这个号码。请先不要注销：告诉我怎样申请，并答复下面的问题。",
        "本人擬取消此號碼的服務。請暫勿取消，並請先告知申請方法及答覆以下問題。",
    ),
    "letter.want.applies.renew": (
        "I wish to renew this SIM. Please answer the questions below first, and renew it only after I have confirmed in writing.",
        "我申请给这张 SIM 卡续费。请先答复下面的问题，等我书面确认以后再办。",
        "本人申請為此 SIM 卡續期。請先答覆以下問題，待本人書面確認後才辦理。",
    ),
    "letter.want.asks.renew": (
        "I would like to renew this SIM and keep its number. Please charge nothing yet: tell me how to renew, and answer the questions below.",
        "我想给这张 SIM 卡续费、保住号码。请先不要收费：告诉我怎样办，并答复下面的问题。",
        "本人擬為此 SIM 卡續期並保留號碼。請暫勿收費，並請先告知辦法及答覆以下問題。",
    ),
    "letter.item.number": ("Number: {number}", "号码：{number}", "號碼：{number}"),
    "letter.item.plan": (
        "Kind of card: {plan}",
        "卡的种类：{plan}",
        "卡類：{plan}",
    ),
    "letter.item.asks.document": (
        "I will give details of my identity document when you ask for them.",
        "需要核实身份时，我再提供证件信息。",
        "如需核實身份，本人可於貴公司要求時提供證件資料。",
    ),
    "letter.item.name": ("Name: {name}", "姓名：{name}", "姓名：{name}"),
    "letter.item.document": ("Identity document: {document}", "身份证件：{document}", "身份證明文件：{document}"),
    "letter.item.copy": (
        "A copy of my passport: to be provided in the way shown on your own website.",
        "护照复印件：按贵公司官网写明的方式提交。",
        "護照副本：按貴公司官方網站所示方式提交。",
    ),
    "letter.item.asks.copy": (
        "A copy of my identity document: to be provided if you ask for it, in the way shown on your own website.",
        "身份证件复印件：如需要，按贵公司官网写明的方式提交。",
        "身份證明文件副本：如有需要，按貴公司官方網站所示方式提交。",
    ),
    "letter.item.contact": ("How to reach me: {contact}", "联系方式：{contact}", "聯絡方法：{contact}"),
    "letter.item.bought": ("Bought or activated on: {bought}", "购买或激活日期：{bought}", "購買或啟用日期：{bought}"),
    "letter.item.bill": ("Account or bill: {bill}", "账户或账单：{bill}", "帳戶或帳單：{bill}"),
    "letter.item.reason": (
        "Reason: {reason}",
        "原因：{reason}",
        "原因：{reason}",
    ),
    "letter.writing.applies.cancel": (
        "Please answer in writing. Once the number has been cancelled, please confirm that in writing too, with the date on which it took effect.",
        "请书面答复；注销后也请书面确认，并写明生效日期。",
        "請以書面答覆；取消後亦請以書面確認，並註明生效日期。",
    ),
    "letter.writing.asks.cancel": (
        "Please answer in writing. Please do not cancel anything until I apply.",
        "请书面答复。在我正式申请之前，请不要注销。",
        "請以書面答覆。在本人正式提出申請前，請勿取消服務。",
    ),
    "letter.writing.applies.renew": (
        "Please answer in writing, and confirm in writing until which day the SIM is valid.",
        "请书面答复，并书面确认有效期到哪一天。",
        "請以書面答覆，並以書面確認有效期至哪一天。",
    ),
    "letter.writing.asks.renew": (
        "Please answer in writing. Please order and charge nothing until I ask for it.",
        "请书面答复。在我提出之前，请不要办理，也不要收费。",
        "請以書面答覆。在本人提出前，請勿辦理或收費。",
    ),
    "letter.questions": ("My questions:", "我的问题：", "本人的問題："),
    "letter.question": ("{number}. {question}", "{number}. {question}", "{number}. {question}"),
    "letter.thanks": (
        "Thank you.\n{name}",
        "谢谢。\n{name}",
        "謝謝。\n{name} 謹啟",
    ),
    "letter.card.want.cancel": (
        "Please do not cancel anything yet. I have some questions about cancelling this number: {number}.",
        "请先不要注销。关于注销这个号码，我想先问几个问题：{number}。",
        "請先不要取消。關於取消這個號碼的服務，我想先問幾個問題：{number}。",
    ),
    "letter.card.want.renew": (
        "Please charge nothing yet. I have some questions about renewing the SIM with this number: {number}.",
        "请先不要收费。关于给这个号码的 SIM 卡续费，我想先问几个问题：{number}。",
        "請先不要收費。關於為這個號碼的 SIM 卡續期，我想先問幾個問題：{number}。",
    ),
    "letter.card.writing": (
        "Please write down the answers for me, with your name and a reference number.",
        "请把答复写下来给我，并注明您的姓名和受理编号。",
        "請把答覆寫下來給我，並註明您的姓名和參考編號。",
    ),
    "letter.one-at-a-time": (
        "A message holds one letter. Name one guide:",
        "一封邮件只写一封信，请指明一篇指南：",
        "一封電郵只寫一封信，請指明一篇指南：",
    ),
    "letter.not-sent": (
        "Only a letter is written as .eml; write .txt, .md or .html.",
        "只有信能写成 .eml，请改用 .txt、.md 或 .html。",
        "只有信件能寫成 .eml，請改用 .txt、.md 或 .html。",
    ),
    "blank.number": ("[number]", "[号码]", "[號碼]"),
    "blank.name": ("[name]", "[姓名]", "[姓名]"),
    "blank.document": ("[kind and number of the document]", "[证件种类和号码]", "[證件種類和號碼]"),
    "blank.plan": (
        "[prepaid or postpaid]",
        "[预付费或后付费]",
        "[儲值卡或月費計劃]",
    ),
    "blank.contact": ("[e-mail or another number]", "[电子邮箱或另一个号码]", "[電郵或另一個號碼]"),
    "blank.bought": ("[date]", "[日期]", "[日期]"),
    "blank.bill": ("[account or bill number]", "[账户号或账单号]", "[帳戶號碼或帳單號碼]"),
    "blank.reason": (
        "[reason, or leave out]",
        "[原因，可不填]",
        "[原因，可不填]",
    ),
    "blank.carrier": ("[carrier]", "[运营商]", "[電訊商]"),
    "blank-label.number": ("Number of the SIM", "SIM 卡的号码", "SIM 卡的號碼"),
    "blank-label.name": ("Name", "姓名", "姓名"),
    "blank-label.document": ("Identity document", "身份证件", "身份證明文件"),
    "blank-label.plan": (
        "Kind of card",
        "卡的种类",
        "卡類",
    ),
    "blank-label.contact": ("How to reach you", "联系方式", "聯絡方法"),
    "blank-label.bought": ("Bought or activated on", "购买或激活日期", "購買或啟用日期"),
    "blank-label.bill": ("Account or bill", "账户或账单", "帳戶或帳單"),
    "blank-label.reason": ("Reason", "原因", "原因"),
    "blank-label.carrier": ("Carrier", "运营商", "電訊商"),
    # The site
    "site.language.en": ("English", "English", "English"),
    "site.language.zh-Hans": ("简体中文", "简体中文", "简体中文"),
    "site.language.zh-Hant": ("繁體中文", "繁體中文", "繁體中文"),
    "site.languages": ("Languages", "语言", "語言"),
    "site.home": ("Cancel or renew a SIM from abroad", "境外 SIM 卡：注销与续费", "外地 SIM 卡：註銷與續期"),
    "site.start": (
        "Home",
        "首页",
        "主頁",
    ),
    "site.what": (
        "What may be lost, what to do, whom to call. Drawn from web articles, each fact with its source, no doubtful number without its flag.",
        "可能失去什么、怎么办、打给谁。取自网络文章，事实都有出处，可疑号码都带标记。",
        "可能失去甚麼、怎樣辦、打給誰。取自網絡文章，事實都有出處，可疑號碼都帶標記。",
    ),
    "site.guide": ("Guide", "指南", "指南"),
    "site.checklist": ("Checklist", "清单", "清單"),
    "site.contacts": ("Whom to call", "打给谁", "打給誰"),
    "site.before": (
        "Before you call, see what may be lost and what to do:",
        "打之前，先看可能失去什么、怎么办：",
        "致電之前，先看可能失去甚麼、怎樣辦：",
    ),
    "site.everything-of": (
        "Everything, with sources: {title}",
        "全部内容和出处：{title}",
        "全部內容和出處：{title}",
    ),
    "site.letter": ("Letter", "写信", "寫信"),
    "site.card": (
        "Show or read out",
        "照着念",
        "照着唸",
    ),
    "site.all": ("Everything, with sources", "全部内容和出处", "全部內容和出處"),
    "site.flags-of": ("What is doubtful: {where}", "存疑之处：{where}", "存疑之處：{where}"),
    "site.search": ("Search", "搜索", "搜尋"),
    "site.about": ("What simcancel is", "关于 simcancel", "關於 simcancel"),
    "site.calls": ("Whom to call, by carrier", "打给谁：按运营商", "打給誰：按電訊商"),
    "site.every-carrier": ("All carriers", "所有运营商", "所有電訊商"),
    "site.uncovered": ("Not covered by any article", "没有文章涉及", "沒有文章涉及"),
    "site.regions": ("Regions", "地区", "地區"),
    "site.pages": ("Pages", "页面", "頁面"),
    "site.as-of": ("As of {day}.", "截至 {day}。", "截至 {day}。"),
    "site.there": ("the page on that", "相关页面", "相關頁面"),
    "site.below": ("Pages, again", "页面（页底）", "頁面（頁底）"),
    "site.skip": (
        "Skip to content",
        "跳到正文",
        "跳到正文",
    ),
    "site.query": (
        "Words, pinyin, number",
        "词语、拼音或号码",
        "詞語、拼音或號碼",
    ),
    "site.unsearched": (
        "Here is the list of all pages; type to narrow it.",
        "以下是所有页面，输入文字可以筛选。",
        "以下是所有頁面，輸入文字可以篩選。",
    ),
    "site.every": ("all", "全部", "全部"),
    "site.facet.region": ("Region", "地区", "地區"),
    "site.facet.action": ("Action", "办理", "辦理"),
    "site.facet.carrier": ("Carrier", "运营商", "電訊商"),
    "site.facet.kind": ("Kind", "种类", "種類"),
    "site.found": ("{count} found", "找到 {count} 条", "找到 {count} 條"),
    "site.searching": (
        "Searching …",
        "正在搜索……",
        "正在搜尋……",
    ),
    "site.more": (
        "Show more",
        "再看几条",
        "再看幾條",
    ),
    "site.nothing": (
        "Nothing found. What there is stands below.",
        "没有找到。现有内容列在下面。",
        "沒有找到。現有內容列在下面。",
    ),
    "site.where": (
        "Name the place, too: there are too many to look through all of them.",
        "请加上地区：内容太多，无法全部查找。",
        "請加上地區：內容太多，無法全部查找。",
    ),
    "site.corrected": ("{typed}: taken for {word}", "{typed}：按 {word} 查找", "{typed}：按 {word} 尋找"),
    "site.others": (
        "Some guides here are not simcancel's: it checks their form, not whether they are true. Use no number or account that stands within a sentence of theirs.",
        "这里有的指南不是 simcancel 自带的：simcancel 只检查格式，不核实内容。句子里写的号码、账号，一概不要用。",
        "這裏有的指南不是 simcancel 自帶的：simcancel 只檢查格式，不核實內容。句子裏寫的號碼、帳號，一概不要用。",
    ),
    "site.is": (
        "simcancel shows what web articles say on cancelling and renewing SIM cards abroad, put in an order that works, with the line that each fact comes from, and beside it what carriers and regulators say on their own pages.",
        "simcancel 整理网络文章关于境外 SIM 卡注销和续费的说法，排成可行的顺序，注明每个事实出自哪一行，旁边列出运营商和监管机构自己网页上的说法。",
        "simcancel 整理網絡文章關於外地 SIM 卡註銷和續期的說法，排成可行的順序，註明每個事實出自哪一行，旁邊列出電訊商和監管機構自己網頁上的說法。",
    ),
    "site.is-not": (
        "It is no carrier, no seller and no law firm. It cancels nothing and sells nothing. Nobody has called the numbers: go by the flags, and by what the carrier answers.",
        "它不是运营商，不卖卡，也不提供法律服务；不代办注销，也不销售任何东西。这些号码我们都没有拨打验证过；请以标记和运营商的答复为准。",
        "它不是電訊商，不賣卡，也不提供法律服務；不代辦註銷，也不銷售任何東西。這些號碼我們都沒有致電驗證過；請以標記和電訊商的答覆為準。",
    ),
    "site.keeps": (
        "The site asks nothing of anybody else, counts nobody and sends nothing. What you tick stays in this browser; what you write into a letter is not kept at all. Pages that you have opened open again without a network.",
        "本站不向别处请求任何内容，不统计访客，也不发送任何东西。勾选的内容只留在这个浏览器里；写进信里的内容根本不保存。打开过的页面，没有网络也能再打开。",
        "本站不向別處請求任何內容，不統計訪客，也不傳送任何東西。勾選的內容只留在這個瀏覽器裏；寫進信裏的內容完全不保存。開啟過的頁面，沒有網絡也能再開啟。",
    ),
    "site.flags-mean": ("What the flags mean", "标记的意思", "標記的意思"),
    "site.not-searchable": (
        "The site was written without search: install simcancel[site] for it.",
        "网站已写好，但不能搜索；要能搜索，请安装 simcancel[site]。",
        "網站已寫好，但不能搜尋；要能搜尋，請安裝 simcancel[site]。",
    ),
    "site.wrote": (
        "{folder}: {pages} files, {changed} of them written, {gone} removed.",
        "{folder}：共 {pages} 个文件，写入 {changed} 个，删除 {gone} 个。",
        "{folder}：共 {pages} 個檔案，寫入 {changed} 個，刪除 {gone} 個。",
    ),
    "site.foreign": (
        "{folder} is no site that simcancel wrote, and not empty; name a new folder.",
        "{folder} 不是 simcancel 写的网站，也不是空的；请换一个新文件夹。",
        "{folder} 不是 simcancel 寫的網站，也不是空的；請換一個新資料夾。",
    ),
    "site.busy": (
        "{folder} is being written by another process; try again when it has ended.",
        "另一个进程正在写 {folder}，等它结束再试。",
        "另一個程序正在寫入 {folder}，待它結束後再試。",
    ),
    "site.unwritable": (
        "The site cannot be written: {what}.",
        "网站无法写入：{what}。",
        "網站無法寫入：{what}。",
    ),
    "site.serving": (
        "{address} shows the site on this machine only. Ctrl-C ends it.",
        "{address} 可以看网站，只限本机。按 Ctrl-C 结束。",
        "{address} 可以看網站，只限本機。按 Ctrl-C 結束。",
    ),
}

AND_IN_LISTS = Text(", ", "、", "、")
AND_BETWEEN_CLAUSES = Text("; ", "；", "；")
BETWEEN_WORDS = Text(" ", "", "")
BETWEEN_SENTENCES = Text(" ", "", "")
BETWEEN_FACETS = Text(" · ", " · ", " · ")


def said(key: str, language: Language, **values: Text | str | int) -> str:
    """Return a message in one language, with values put in; a value that is a text goes in in the same language.

    Raises:
        KeyError: no such message, or a value is missing.

    """
    template = _TABLE[key][LANGUAGES.index(language)]
    if not values:
        return template
    return template.format_map(
        {name: value.of(language) if isinstance(value, Text) else value for name, value in values.items()}
    )


def message(key: str, **values: Text | str | int) -> Text:
    """Return a message in every language, as `said` does in one."""
    return Text(*(said(key, language, **values) for language in LANGUAGES)) if values else Text(*_TABLE[key])


def joined(texts: list[Text], separator: Text = AND_IN_LISTS) -> Text:
    """Return texts one after another, in each language with its own separator."""
    return Text(*(separator[n].join(text[n] for text in texts) for n in range(len(separator))))


def same(text: str) -> Text:
    """Return a name that is the same in every language."""
    return Text(text, text, text)
