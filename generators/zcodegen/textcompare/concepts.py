"""The words in which errors are told, in Chinese and English, by what they mean.

Promises: literal tables. An `OUTCOMES` row is what happened, an `ACTS` row what was being done, `OPPOSITES` are words
that turn a sentence round, `COUNSELS` what a reader is told to do, `TOPICS` and `LIGHT` words say nothing about which error it is. Longer words are found first, so 不存在
is not 存在. English rows are regular expressions over lower-case words.
"""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str]] = {
    "absent": (
        "未找到|没有找到|找不到|不存在|没找到|查无",
        r"not (?:be )?(?:found|exist)|no such|cannot find|non-existent",
    ),
    "busy": ("繁忙|正忙|忙", r"busy"),
    "closed": ("已关闭", r"(?:is|was|been|already) closed"),
    "damaged": ("损坏|被破坏", r"damaged|corrupt(?:ed)?|broken"),
    "denied": (
        "无权限|没有权限|权限不足|未开通|没有开通|未授权|未获得授权|未获得|无授权|禁止|权限未开|不允许",
        r"no (?:\w+ ){0,3}permission|permission denied|not (?:been )?(?:enabled|authorized|allowed|granted)|prohibited|forbidden|unauthorized|insufficient permission",
    ),
    "disconnected": ("断开|丢失|中断|掉线", r"disconnect(?:ed|ion)?|lost|interrupted"),
    "empty": ("为空|未填写|缺少|缺失|未设置|不能为空", r"empty|missing|not (?:be )?set|required"),
    "exists": ("已存在|已经存在|(?<!是否)存在|重复|已经是", r"(?:already )?exists?|duplicated?|duplicates?"),
    "expired": ("已过期|过期|失效|已到期", r"expired|has expired"),
    "fault": (
        "失败|出错|错误|异常|有误|报错|无效|非法|不合法|不正确|不规范",
        r"errors?|fail(?:ed|ure|s)?|invalid|illegal|incorrect|wrong|abnormal|exception|not (?:be )?(?:valid|correct)|could not be|cannot be|unable to",
    ),
    "format": ("格式错误|格式有误|格式不正确|格式", r"format"),
    "frequency": (
        "频率过高|频率限制|频率|过于频繁|频繁|限频|限流",
        r"too frequent(?:ly)?|too many requests|frequency|rate limit",
    ),
    "full": ("已满|满员", r"full"),
    "insufficient": ("不足|不够", r"insufficient|not enough"),
    "limit": (
        "超过|超出|过限|超限|上限|限制|过多|太多|过大|太大|过长|太长|过高|太高|过载|控制",
        r"exceed(?:s|ed|ing)?|limit(?:s|ed|ation)?|too (?:many|much|large|long|high|big)|(?:longer|larger|more|greater|higher) than|overload(?:ed)?|upper limit|control",
    ),
    "mismatch": ("不匹配|不一致|不符合", r"mismatch|not match|inconsistent"),
    "short": ("过短|太短|过小|太小|过少|太少", r"too (?:short|small|few|low)"),
    "success": ("成功", r"success(?:ful|fully)?|succeeded"),
    "supported": ("支持", r"supported|supports?"),
    "timeout": ("超时", r"time[sd]? ?out"),
    "unsupported": ("不支持|不受支持", r"unsupported|not (?:be )?support(?:ed)?"),
}
ACTS: dict[str, tuple[str, str]] = {
    "add": ("添加|增加|新增", r"add(?:ed|ing)?|addition"),
    "copy": ("复制", r"cop(?:y|ied|ying)"),
    "create": ("创建|新建|生成", r"creat(?:e|ed|ion|ing)|generat(?:e|ed|ion|ing)|regenerate"),
    "decode": ("解码", r"decod(?:e|ed|ing)"),
    "decrypt": ("解密", r"decrypt(?:ed|ion|ing)?"),
    "delete": ("删除|移除|销毁", r"delet(?:e|ed|ion|ing)|remov(?:e|ed|al|ing)|destroy(?:ed)?"),
    "disable": ("禁用|停用", r"disabl(?:e|ed|ing)"),
    "download": ("下载", r"download(?:ed|ing)?"),
    "enable": ("启用|恢复", r"enabl(?:e|ing)|resum(?:e|ed|ing)"),
    "encode": ("编码", r"encod(?:e|ed|ing)"),
    "encrypt": ("加密", r"encrypt(?:ed|ion|ing)?"),
    "get": (
        "获取|查询|读取|查找|加载",
        r"get(?:ting)?|obtain(?:ed)?|quer(?:y|ied)|read|find|load(?:ed)?|pull",
    ),
    "interrupt": ("打断", r"interrupt"),
    "join": ("加入", r"join(?:ed)?"),
    "leave": ("退出|离开", r"leave|exit(?:s|ed)?"),
    "login": ("登录|登陆", r"log(?:ged)?[ -]?in"),
    "logout": ("登出|注销", r"log(?:ged)?[ -]?out"),
    "parse": ("解析", r"pars(?:e|ed|ing)"),
    "play": ("拉流", r"play stream"),
    "publish": ("推流", r"publish stream"),
    "reset": ("重置", r"reset"),
    "save": ("保存", r"sav(?:e|ed|ing)|store"),
    "send": ("推送|发送", r"send|sent|sending"),
    "set": ("设置", r"set(?:ting)?"),
    "start": ("开始|开启|启动", r"start(?:ed|ing|s)?"),
    "stop": ("结束|停止|关闭", r"stop(?:ped|ping|s)?|end(?:ed|ing)?|close[ds]?|closing"),
    "update": ("更新|修改|编辑", r"updat(?:e|ed|ing)|modif(?:y|ied|ication|ying)|edit(?:ed|ing)?"),
    "upload": ("上传", r"upload(?:ed|ing)?"),
    "write": ("写入", r"writ(?:e|ten|ing)"),
}
COUNSELS: dict[str, tuple[str, str]] = {
    "contact": ("联系", r"contact"),
    "reduce": ("减少|降低|缩减", r"reduce|decrease"),
    "retry": ("重试|再试", r"retry|(?:try|call|send|request) again|try again later"),
    "upgrade": ("升级", r"upgrade"),
    "verify": (
        "检查|确认|填写|填入|输入|指定|确保",
        r"check|confirm|verify|ensure|make sure|fill|(?:re-)?enter|specify|provide",
    ),
}
TOPICS: dict[str, tuple[str, str]] = {
    "call": ("接口|调用", r"call|interface"),
    "content": ("信息|数据", r"information|data"),
    "parameter": ("参数|字段", r"parameters?|fields?"),
    "request": ("请求", r"requests?"),
    "system": ("系统|内部|服务器|服务端|服务", r"system|internal|server|service"),
}
OPPOSITES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("client", "server"),
        ("first", "last"),
        ("input", "output"),
        ("lower", "upper"),
        ("max", "min"),
        ("maximum", "minimum"),
        ("online", "offline"),
        ("receive", "send"),
        ("request", "response"),
        ("sender", "receiver"),
        ("source", "target"),
        ("width", "height"),
    ),
    "zh": (
        ("上限", "下限"),
        ("在线", "离线"),
        ("客户端", "服务端"),
        ("宽度", "高度"),
        ("接收", "发送"),
        ("最大", "最小"),
        ("源", "目标"),
        ("请求", "响应"),
        ("输入", "输出"),
    ),
}
LIGHT: dict[str, str] = {
    "en": (
        r"a|about|advised|after|allowed|least|less|most|only|than|up|wait|again|an|and|are|as|assistance|at|be|been|being|by|call(?:ed|ing)?|can|check|confirm|contact|correct"
        r"|corresponding|current|currently|default|did|do|does|each|enter|ensure|etc|field|fill|first|for|from|had|handling|has|have|if"
        r"|in|information|input|inputted|internal|into|is|it|its|later|length|list|make|may|number|of|on|operation|or|per|performing"
        r"|please|prompt|provided|re-enter|refer|request(?:ed|s)?|retry|returned|see|server|service|should|size|specified|specify|sure|system"
        r"|that|the|their|then|there|this|to|transferred|try|use|used|using|value|verify|was|were|when|whether|which|will|with|you|your|second|minute|hour|day"
    ),
    "zh": (
        "请请|请(?!求)|是否存在|是否|或者|或|以及|并且|并(?!发)|和|与|的|了|在(?!线)|对(?!讲|象)|被|把|将|该|此|其|当前|已经|已|进行|出现|发生|系统|内部|服务器|服务端"
        "|服务|信息|字段|输入|传入|参数|请求|相关|数量|长度|次数|数据(?!库)|数(?!字|据)|确认|检查|填写|填入|指定|稍后|再试|重试|联系|技术支持|处理|正确|正常"
        "|接口|调用|问题|如果|如|则|后(?!台)|(?<!实)时(?!间)|为|有(?!效)|达到|达|个|一个|详情|参考|建议|提供|根据|依据|使用|目前|无需|需要|可能|可以"
        "|操作|都|也|每|秒|分钟|小时|天|会(?![话议])|受"
    ),
}
IMPERATIVES: dict[str, str] = {
    "en": r"please|check|confirm|contact|ensure|see|retry|wait|use|call|try|refer|reduce|make|verify|pay|you|delete|set|act",
    "zh": "请(?!求)|检查|确认|联系|参考|如|建议|可",
}
NEGATIONS: dict[str, str] = {"en": r"not|no|never|cannot|without", "zh": "不|未|无|没|勿"}
