"""Terms of error messages in Chinese that every project needs: the words that they give a name, and where in it they go.

A term of the project's own glossary counts before one of these. The words are those of docs/naming.md.
"""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.glossary import Term

_OBJECTS: Final = """
账号 ACCOUNT  账户 ACCOUNT  用户 USER  用户名 USER_NAME  用户ID USER_ID  密码 PASSWORD  手机号 PHONE_NUMBER  邮箱
EMAIL  验证码 VERIFICATION_CODE  短信 SMS  订单 ORDER  订单号 ORDER_ID  支付 PAYMENT  退款 REFUND  金额 AMOUNT  余额
BALANCE  银行卡 CARD  币种 CURRENCY  商户 MERCHANT  客户 CUSTOMER  商品 PRODUCT  库存 STOCK  优惠券 COUPON  地址
ADDRESS  签名 SIGNATURE  令牌 TOKEN  访问令牌 ACCESS_TOKEN  密钥 KEY  证书 CERTIFICATE  权限 PERMISSION  角色 ROLE
参数 PARAMETER  请求参数 REQUEST_PARAMETER  必填参数 REQUIRED_PARAMETER  字段 FIELD  请求 REQUEST  请求体
REQUEST_BODY  请求头 REQUEST_HEADER  响应 RESPONSE  接口 API  服务 SERVICE  服务器 SERVER  系统 SYSTEM  内部
INTERNAL  网络 NETWORK  数据库 DATABASE  数据 DATA  缓存 CACHE  文件 FILE  文件名 FILE_NAME  目录 DIRECTORY  图片
IMAGE  视频 VIDEO  音频 AUDIO  消息 MESSAGE  内容 CONTENT  模板 TEMPLATE  应用 APP  应用ID APP_ID  AppID APP_ID
项目 PROJECT  任务 TASK  作业 JOB  流程 PROCESS  实例 INSTANCE  资源 RESOURCE  配置 CONFIG  规则 RULE  策略 POLICY  版本
VERSION  设备 DEVICE  客户端 CLIENT  房间 ROOM  群组 GROUP  群 GROUP  成员 MEMBER  好友 FRIEND  频道 CHANNEL  会话
SESSION  连接 CONNECTION  流 STREAM  域名 DOMAIN_NAME  IP地址 IP_ADDRESS  IP IP  端口 PORT  链接 LINK  地区
REGION  区域 REGION  时间 TIME  时间戳 TIMESTAMP  日期 DATE  类型 TYPE  格式 FORMAT  编码 ENCODING  大小 SIZE  长度
LENGTH  数量 COUNT  名称 NAME  标签 TAG  备注 REMARK  状态 STATE  操作 OPERATION  功能 FEATURE  套餐 PLAN  配额 QUOTA
额度 QUOTA  流量 TRAFFIC  频率 RATE  并发 CONCURRENCY  回调 CALLBACK  回调地址 CALLBACK_URL  主键 PRIMARY_KEY  索引
INDEX  事务 TRANSACTION  锁 LOCK  队列 QUEUE  主题 TOPIC  节点 NODE  集群 CLUSTER  磁盘 DISK  内存 MEMORY  部门
DEPARTMENT  组织 ORGANIZATION  企业 ENTERPRISE  公司 COMPANY  员工 EMPLOYEE  租户 TENANT  身份 IDENTITY  身份证
ID_CARD  许可证 LICENSE  授权码 AUTH_CODE  黑名单 BLACKLIST  白名单 WHITELIST  登录 LOGIN  认证 AUTHENTICATION  鉴权
AUTHENTICATION  身份验证 AUTHENTICATION  事件 EVENT  产品 PRODUCT  插件 PLUGIN  用户组 USER_GROUP  文档 DOCUMENT  字符串 STRING  货币
CURRENCY  业务 BUSINESS  请求方法 REQUEST_METHOD  请求方式 REQUEST_METHOD  媒体类型 MEDIA_TYPE  日志 LOG  优先级 PRIORITY
网关 GATEWAY  列表 LIST  状态码 STATUS_CODE  消息体 MESSAGE_BODY  函数 FUNCTION  方法 METHOD  活动 ACTIVITY  会员 MEMBER
积分 POINTS  课程 COURSE  评论 COMMENT  标题 TITLE  关键词 KEYWORD  第三方 THIRD_PARTY  上传 UPLOAD  下载 DOWNLOAD
"""
_ACTIONS: Final = """
创建 CREATE  新建 CREATE  添加 ADD  新增 ADD  删除 DELETE  移除 REMOVE  修改 MODIFY  更新 UPDATE  编辑 EDIT  查询 QUERY
获取 GET  读取 READ  写入 WRITE  保存 SAVE  发送 SEND  接收 RECEIVE  提交 SUBMIT  校验 CHECK  验证 VERIFY  检查 CHECK
解析 PARSE  转换 CONVERT  加载 LOAD  启动 START  停止 STOP  打开 OPEN  关闭 CLOSE  绑定 BIND  解绑 UNBIND  注册 REGISTER
注销 UNREGISTER  加密 ENCRYPT  解密 DECRYPT  调用 CALL  执行 EXECUTE  处理 PROCESS  导入 IMPORT  导出 EXPORT  同步
SYNC  分配 ALLOCATE  初始化 INIT  加入 JOIN  退出 LEAVE  推送 PUSH
"""
_STATES: Final = """
参数错误 PARAMETER_INVALID 密码错误 PASSWORD_INVALID 验证码错误 VERIFICATION_CODE_INVALID 签名错误 SIGNATURE_INVALID
账号错误 ACCOUNT_INVALID 类型错误 TYPE_INVALID 参数异常 PARAMETER_INVALID 参数缺失 PARAMETER_EMPTY 成功 OK  不存在 NOT_FOUND  未找到 NOT_FOUND  找不到 NOT_FOUND  没有找到 NOT_FOUND  已存在 ALREADY_EXISTS  已经存在
ALREADY_EXISTS  重复 DUPLICATE  冲突 CONFLICT  为空 EMPTY  不能为空 EMPTY  不可为空 EMPTY  缺失 EMPTY  缺少 EMPTY  无效
INVALID  非法 INVALID  不合法 INVALID  不正确 INVALID  有误 INVALID  不合理 INVALID  格式错误 FORMAT_INVALID  格式不正确
FORMAT_INVALID  不支持 UNSUPPORTED  暂不支持 UNSUPPORTED  未知 UNKNOWN  不匹配 MISMATCH  不一致 MISMATCH  过长
TOO_LONG  过短 TOO_SHORT  过大 TOO_LARGE  太大 TOO_LARGE  超出范围 OUT_OF_RANGE  超过限制 LIMIT_EXCEEDED  超出限制
LIMIT_EXCEEDED  超限 LIMIT_EXCEEDED  已达上限 LIMIT_EXCEEDED  达到上限 LIMIT_EXCEEDED  超过上限 LIMIT_EXCEEDED
过于频繁 RATE_LIMITED  太频繁 RATE_LIMITED  频率过高 RATE_LIMITED  被限流 RATE_LIMITED  限流 RATE_LIMITED  过载
OVERLOADED  无法找到 NOT_FOUND  无法查找到 NOT_FOUND  查找不到 NOT_FOUND  没找到 NOT_FOUND  没有发现 NOT_FOUND  未发现 NOT_FOUND  未通过
FAILED  不通过 FAILED  未激活 NOT_ENABLED  未定义 UNKNOWN  无法识别 UNKNOWN  无法被识别 UNKNOWN  不统一 MISMATCH  已被使用 ALREADY_IN_USE
已经被使用 ALREADY_IN_USE  被占用 ALREADY_IN_USE  已被占用 ALREADY_IN_USE  已绑定 ALREADY_BOUND  已被绑定 ALREADY_BOUND
已经被绑定 ALREADY_BOUND  未绑定 NOT_BOUND  维护中 UNDER_MAINTENANCE  正在维护 UNDER_MAINTENANCE  升级中 UNDER_MAINTENANCE  冻结 FROZEN
已冻结 FROZEN  被冻结 FROZEN  已停用 DISABLED  被停用 DISABLED  未支付 UNPAID  未发布 NOT_PUBLISHED  已结束 ENDED  达到最大数量 LIMIT_EXCEEDED
达到最大限制 LIMIT_EXCEEDED  繁忙 BUSY  正忙 BUSY  不足 INSUFFICIENT  不够 INSUFFICIENT  过期 EXPIRED  已过期 EXPIRED  已失效 EXPIRED
失效 EXPIRED  超时 TIMEOUT  未开始 NOT_STARTED  已关闭 CLOSED  已断开 CLOSED  不在线 OFFLINE  未开通 NOT_ENABLED  未启用
NOT_ENABLED  未开启 NOT_ENABLED  未配置 NOT_CONFIGURED  未设置 NOT_SET  未授权 UNAUTHORIZED  未登录 NOT_LOGGED_IN
未初始化 NOT_INITIALIZED  未连接 NOT_CONNECTED  未认证 UNAUTHENTICATED  无权限 PERMISSION_DENIED  没有权限 PERMISSION_DENIED  权限不足 PERMISSION_DENIED  被拒绝
DENIED  拒绝 DENIED  禁止 DENIED  不允许 DENIED  已禁用 DISABLED  被禁用 DISABLED  禁用 DISABLED  被锁定 LOCKED  已锁定
LOCKED  已取消 CANCELLED  已完成 ALREADY_COMPLETED  已支付 ALREADY_PAID  不可用 UNAVAILABLE  损坏 CORRUPTED  失败
FAILED  错误 ERROR  异常 ERROR  出错 ERROR
"""
_FILLERS: Final = """
信息  根据  给定  通用  过程中  过程  遇到  试图  对应的  的  已  被  了  该  此  您  你  请  当前  指定  对应  相关  发生  出现  是  在  或  和  与  中  所  输入  传入  填写  提供  进行  无法  不能
必须  需要  没有  尚  还  时  请检查
"""


def general_terms() -> tuple[Term, ...]:
    """Return the terms: objects, actions, states, and fillers, which give no word."""
    roles = (("object", _OBJECTS), ("action", _ACTIONS), ("state", _STATES))
    terms = [Term(text, words, role, "", "") for role, block in roles for text, words in _pairs(block)]
    return (*terms, *(Term(text, "", "object", "", "") for text in _FILLERS.split()))


def _pairs(block: str) -> list[tuple[str, str]]:
    words = block.split()
    return list(zip(words[::2], words[1::2], strict=True))
