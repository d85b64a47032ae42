"""What CLDR knows of languages, frozen, so that the output does not depend on the babel that is installed.

Copied from babel 2.19.0 by `tests/locales/freeze_cldr.py`; a test compares it with that release. Unicode CLDR: likely subtags,
parent locales and aliases (UTS #35, "Likely Subtags" and "Parent Locales"). It has the languages that CLDR has locale
data for, and those written in two scripts or from right to left; `tags` asks babel about any other.
"""

from __future__ import annotations

BABEL = "2.19.0"
"""The release of babel whose tables these are."""

ALIASES = """
bh=bho in=id iw=he ji=yi jw=jv mo=ro no=nb sh=sr-Latn tl=fil tw=ak
"""
"""A language's older two-letter subtag = what CLDR reads instead."""

LIKELY = """
aa=Latn-ET aae=Latn-IT aao=Arab-DZ aat=Grek-GR ab=Cyrl-GE abh=Arab-TJ abq-Latn=Latn-TR abq-TR=Latn-TR
abq=Cyrl-RU abv=Arab-BH ach=Latn-UG acm=Arab-IQ acq=Arab-YE acw=Arab-SA acx=Arab-OM acy=Latn-CY adf=Arab-OM
ady=Cyrl-RU ae=Avst-IR aeb=Arab-TN aec=Arab-EG aee=Arab-AF aeq=Arab-PK af=Latn-ZA afb=Arab-KW agq=Latn-CM
aib=Arab-CN aii=Syrc-IQ aij=Hebr-IL aiq=Arab-AF ak=Latn-GH aln=Latn-XK am=Ethi-ET amw=Syrc-SY an=Latn-ES
ann=Latn-NG apc=Arab-SY apd=Arab-SD ar=Arab-EG arc-Hatr=Hatr-IQ arc-Nbat=Nbat-JO arc-Palm=Palm-SY arc=Armi-IR
arn=Latn-CL arq=Arab-DZ ars=Arab-SA ary=Arab-MA arz=Arab-EG as=Beng-IN asa=Latn-TZ ask=Arab-AF ast=Latn-ES
atn=Arab-IR auj=Arab-LY auz=Arab-UZ avd=Arab-IR avl=Arab-EG ay=Latn-BO ayh=Arab-YE ayl=Arab-LY ayn=Arab-YE
ayp=Arab-IQ az-Arab=Arab-IR az-IQ=Arab-IQ az-IR=Arab-IR az-RU=Cyrl-RU az=Latn-AZ azb=Arab-IR ba=Cyrl-RU
bal=Arab-PK bap-Krai=Krai-IN bap=Deva-NP bas=Latn-CM bdz=Arab-PK be=Cyrl-BY bej=Arab-SD bem=Latn-ZM
bew=Latn-ID bez=Latn-TZ bft=Arab-PK bg=Cyrl-BG bgc=Deva-IN bgn=Arab-PK bgp=Arab-PK bhe=Arab-PK bhm=Arab-OM
bhn=Syrc-GE bho=Deva-IN bhr=Latn-MG bjf=Syrc-IL bjm=Arab-IQ bjn=Latn-ID blo=Latn-BJ blt=Tavt-VN bm=Latn-ML
bmm=Latn-MG bn=Beng-BD bo=Tibt-CN bqi=Arab-IR br=Latn-FR brh=Arab-PK brk=Arab-SD brx=Deva-IN bs=Latn-BA
bsh=Arab-AF bsk=Arab-PK bss=Latn-CM btj=Latn-ID bua=Cyrl-RU bve=Latn-ID bvu=Latn-ID byn=Ethi-ER bzc=Latn-MG
ca=Latn-ES cad=Latn-US cch=Latn-NG ccp=Cakm-BD cdo=Hans-CN ce=Cyrl-RU ceb=Latn-PH cgg=Latn-UG chg=Arab-TM
cho=Latn-US chr=Cher-US cic=Latn-US cja=Arab-KH cjy=Hans-CN ckb=Arab-IQ clh=Arab-PK cnp=Hans-CN co=Latn-FR
coa=Latn-AU cop=Copt-EG cpx=Hans-CN crs=Latn-SC cs=Latn-CZ csp=Hans-CN csw=Cans-CA cu-Glag=Glag-BG cu=Cyrl-RU
cv=Cyrl-RU cy=Latn-GB czh=Hans-CN czk=Hebr-CZ da=Latn-DK dav=Latn-KE dcc=Arab-IN de=Latn-DE def=Arab-IR
deh=Arab-PK dgl=Arab-SD dje=Latn-NE dmk=Arab-PK dml=Arab-PK doi=Deva-IN dsb=Latn-DE dty=Deva-NP dua=Latn-CM
dup=Latn-ID dv=Thaa-MV dyo=Latn-SN dz=Tibt-BT ebu=Latn-KE ecy=Cprt-CY ee=Latn-GH el=Grek-GR en-Shaw=Shaw-GB
en=Latn-US enb=Latn-KE eo=Latn-001 es=Latn-ES esh=Arab-IR et=Latn-EE eu=Latn-ES ewo=Latn-CM eyo=Latn-KE
fa=Arab-IR fay=Arab-IR faz=Arab-IR ff-Adlm=Adlm-GN ff=Latn-SN ffm=Latn-ML fi=Latn-FI fia=Arab-SD fil=Latn-PH
fo=Latn-FO fr=Latn-FR frr=Latn-DE fub=Arab-CM fue=Latn-BJ fuf=Latn-GN fuh=Latn-NE fui=Latn-TD fuq=Latn-NE
fur=Latn-IT fuv=Latn-NG fy=Latn-NL ga=Latn-IE gaa=Latn-GH gan=Hans-CN gax=Latn-ET gbz=Arab-IR gd=Latn-GB
gez=Ethi-ET ggg=Arab-PK gha=Arab-LY ghr=Arab-PK gig=Arab-PK gjk=Arab-PK gju=Arab-PK gkp=Latn-GN gl=Latn-ES
glh=Arab-AF glk=Arab-IR gn=Latn-PY gnw=Latn-BO grr=Arab-DZ gsw=Latn-CH gu=Gujr-IN gui=Latn-BO gun=Latn-PY
guz=Latn-KE gv=Latn-IM gwc=Arab-PK gwf=Arab-PK gwt=Arab-AF gzi=Arab-IR ha-CM=Arab-CM ha-SD=Arab-SD ha=Latn-NG
hac=Arab-IR hae=Latn-ET hak-Hant=Hant-TW hak-TW=Hant-TW hak=Hans-CN haw=Latn-US haz=Arab-AF hbo=Hebr-IL
he=Hebr-IL hi=Deva-IN hji=Latn-ID hkh=Arab-IN hnd=Arab-PK hnj-Hmng=Hmng-LA hnj=Hmnp-US hnm=Hans-CN hno=Arab-PK
hoh=Arab-OM hr=Latn-HR hrt=Syrc-TR hrx=Latn-BR hrz=Arab-IR hsb=Latn-DE hsn=Hans-CN hss=Arab-OM ht=Latn-HT
hu=Latn-HU huy=Hebr-IL hy=Armn-AM ia=Latn-001 id=Latn-ID ida=Latn-KE ie=Latn-EE ig=Latn-NG ii=Yiii-CN
ikt=Latn-CA io=Latn-001 is=Latn-IS isk=Arab-AF isv=Latn-001 it=Latn-IT itk=Hebr-IT iu=Cans-CA iw=Hebr-IL
ja=Jpan-JP jad=Arab-GN jak=Latn-MY jat=Arab-AF jax=Latn-ID jbe=Hebr-IL jbn=Arab-LY jbo=Latn-001 jdg=Arab-PK
jgo=Latn-CM ji=Hebr-UA jmc=Latn-TZ jnd=Arab-PK jog=Arab-PK jpa=Hebr-PS jpr=Hebr-IL jrb=Hebr-IL jv=Latn-ID
jye=Hebr-IL ka=Geor-GE kaa=Cyrl-UZ kab=Latn-DZ kaj=Latn-NG kam=Latn-KE kbd=Cyrl-RU kbu=Arab-PK kby=Arab-NE
kcg=Latn-NG kcy=Arab-DZ kde=Latn-TZ kea=Latn-CV kek=Latn-GT ken=Latn-CM kfm=Arab-IR kg=Latn-CD kgp=Latn-BR
khq=Latn-ML khw=Arab-PK ki=Latn-KE kk-AF=Arab-AF kk-Arab=Arab-CN kk-CN=Arab-CN kk-IR=Arab-IR kk-MN=Arab-MN
kk=Cyrl-KZ kkj=Latn-CM kl=Latn-GL klj=Arab-IR kln=Latn-KE km=Khmr-KH kmz=Arab-IR kn=Knda-IN knn=Deva-IN
ko=Kore-KR kok=Deva-IN kpe=Latn-LR kqd=Syrc-IQ kri=Latn-SL ks=Arab-IN ksb=Latn-TZ ksf=Latn-CM ksh=Latn-DE
ktl=Arab-IR ku-AM=Cyrl-AM ku-AZ=Cyrl-AZ ku-Arab=Arab-IQ ku-Cyrl=Cyrl-AM ku-GE=Cyrl-GE ku-IQ=Arab-IQ
ku-IR=Arab-IR ku-LB=Arab-LB ku-TM=Cyrl-TM ku-Yezi=Yezi-GE ku=Latn-TR kvb=Latn-ID kvr=Latn-ID kvx=Arab-PK
kw=Latn-GB kxd=Latn-BN kxp=Arab-PK kxv=Latn-IN ky-Arab=Arab-CN ky-CN=Arab-CN ky-Latn=Latn-TR ky-TR=Latn-TR
ky=Cyrl-KG la=Latn-VA lad=Hebr-IL lag=Latn-TZ lah=Arab-PK lb=Latn-LU lce=Latn-ID lcf=Latn-ID lg=Latn-UG
lhs=Syrc-SY lif-Limb=Limb-IN lif=Deva-NP lij=Latn-IT liw=Latn-ID lkb=Latn-KE lki=Arab-IR lko=Latn-KE
lks=Latn-KE lkt=Latn-US lld=Latn-IT lmo=Latn-IT ln=Latn-CD lo=Laoo-LA loz=Latn-ZM lrc=Arab-IR lri=Latn-KE
lrk=Arab-PK lrl=Arab-IR lrm=Latn-KE lsa=Arab-IR lsd=Hebr-IL lsm=Latn-UG lss=Arab-PK lt=Latn-LT ltg=Latn-LV
lto=Latn-KE lts=Latn-KE lu=Latn-CD lua=Latn-CD luh=Hans-CN luo=Latn-KE luv=Arab-OM luy=Latn-KE luz=Arab-IR
lv=Latn-LV lwg=Latn-KE lzh=Hant-CN lzz-GE=Geor-GE lzz-Geor=Geor-GE lzz=Latn-TR mai=Deva-IN man-Nkoo=Nkoo-GN
man=Latn-GM mas=Latn-KE max=Latn-ID mby=Arab-PK mde=Arab-TD mdf=Cyrl-RU meo=Latn-MY mer=Latn-KE
mey-Latn=Latn-SN mey-SN=Latn-SN mey=Arab-DZ mfa=Arab-TH mfb=Latn-ID mfe=Latn-MU mfi=Arab-CM mg=Latn-MG
mgh=Latn-MZ mgo=Latn-CM mhj=Arab-AF mhn=Latn-IT mi=Latn-NZ mic=Latn-CA mid=Mand-IQ min=Latn-ID mk=Cyrl-MK
mki=Arab-PK ml=Mlym-IN mn-CN=Mong-CN mn-Mong=Mong-CN mn=Cyrl-MN mni=Beng-IN mnj=Arab-AF mnp=Hans-CN
moh=Latn-CA mqg=Latn-ID mr=Deva-IN mrh=Latn-IN ms-CC=Arab-CC ms=Latn-MY msh=Latn-MG msi=Latn-MY mt=Latn-MT
mua=Latn-CM mui=Latn-ID mus=Latn-US mve=Arab-PK mvf=Mong-CN mvy=Arab-PK mww=Hmnp-US my=Mymr-MM myv=Cyrl-RU
myz=Mand-IR mzb=Arab-DZ mzn=Arab-IR nan-Hant=Hant-TW nan-MO=Hant-MO nan-TW=Hant-TW nan=Hans-CN naq=Latn-NA
nb=Latn-NO nd=Latn-ZW nds=Latn-DE ne=Deva-NP nhd=Latn-PY niq=Latn-KE nl=Latn-NL nle=Latn-KE nli=Arab-AF
nlm=Arab-PK nmg=Latn-CM nn=Latn-NO nnh=Latn-CM no=Latn-NO nqo=Nkoo-GN nr=Latn-ZA nso=Latn-ZA ntz=Arab-IR
nus=Latn-SS nv=Latn-US ny=Latn-MW nyd=Latn-KE nyn=Latn-UG nyq=Arab-IR oar=Syrc-SY obm=Phnx-JO oc=Latn-FR
odk=Arab-PK oka=Latn-CA oki=Latn-KE om=Latn-ET omy=Arab-MY or=Orya-IN orc=Latn-KE orn=Latn-MY ors=Latn-MY
oru=Arab-PK os=Cyrl-GE osa=Osge-US ota=Arab-TR otk=Orkh-MN oui=Ougr-CN pa-Arab=Arab-PK pa-PK=Arab-PK
pa=Guru-IN pal-Phlp=Phlp-CN pal=Phli-IR pap=Latn-CW pbt=Arab-AF pcm=Latn-NG pel=Latn-ID pga=Latn-SS
pgd=Khar-PK phl=Arab-PK phn=Phnx-LB phr=Arab-PK phv=Arab-AF pi-Deva=Deva-IN pi-IN=Deva-IN pi-LK=Sinh-LK
pi-MM=Mymr-MM pi-Mymr=Mymr-MM pi-Sinh=Sinh-LK pi-TH=Thai-TH pi-Thai=Thai-TH pi=Latn-GB pis=Latn-SB pko=Latn-KE
pl=Latn-PL plk=Arab-PK pms=Latn-IT pnt-Cyrl=Cyrl-RU pnt-Latn=Latn-TR pnt-RU=Cyrl-RU pnt-TR=Latn-TR pnt=Grek-GR
prc=Arab-AF prd=Arab-IR prg=Latn-PL prx=Arab-IN ps=Arab-AF pse=Latn-ID psh=Arab-AF psi=Arab-AF pst=Arab-PK
pt=Latn-BR qu=Latn-PE qub=Latn-PE quc=Latn-GT qud=Latn-EC quf=Latn-PE qug=Latn-EC quk=Latn-PE qul=Latn-BO
qup=Latn-PE qur=Latn-PE qus=Latn-AR quw=Latn-EC qux=Latn-PE quy=Latn-PE qva=Latn-PE qvc=Latn-PE qve=Latn-PE
qvh=Latn-PE qvi=Latn-EC qvj=Latn-EC qvl=Latn-PE qvm=Latn-PE qvn=Latn-PE qvo=Latn-PE qvp=Latn-PE qvs=Latn-PE
qvw=Latn-PE qvz=Latn-EC qwa=Latn-PE qwc=Latn-PE qwh=Latn-PE qws=Latn-PE qxa=Latn-PE qxc=Latn-PE qxh=Latn-PE
qxl=Latn-EC qxn=Latn-PE qxo=Latn-PE qxp=Latn-PE qxq=Arab-IR qxr=Latn-EC qxt=Latn-PE qxu=Latn-PE qxw=Latn-PE
rag=Latn-KE raj=Deva-IN rdb=Arab-IR rhg=Rohg-MM rif=Latn-MA rm=Latn-CH rmt=Arab-IR rn=Latn-BI ro=Latn-RO
rof=Latn-TZ ru=Cyrl-RU rw=Latn-RW rwk=Latn-TZ sa=Deva-IN sah=Cyrl-RU sam=Samr-PS saq=Latn-KE sat=Olck-IN
sbn=Arab-PK sbp=Latn-TZ sc=Latn-IT scl=Arab-PK scn=Latn-IT sd-Deva=Deva-IN sd-IN=Deva-IN sd-Khoj=Khoj-IN
sd-Sind=Sind-IN sd=Arab-PK sdb=Arab-IQ sdc=Latn-IT sdf=Arab-IQ sdg=Arab-AF sdh=Arab-IR sdn=Latn-IT sds=Arab-TN
se=Latn-NO seh=Latn-MZ ses=Latn-ML sg=Latn-CF sgc=Latn-KE sgr=Arab-IR sgs=Latn-LT sgy=Arab-AF shd=Arab-PK
shi=Tfng-MA shm=Arab-IR shn=Mymr-MM shu=Arab-TD shv=Arab-OM si=Sinh-LK sid=Latn-ET siy=Arab-IR siz=Arab-EG
sjc=Hans-CN sk=Latn-SK skg=Latn-MG skr=Arab-PK sl=Latn-SI sma=Latn-SE smj=Latn-SE smn=Latn-FI smp=Samr-IL
sms=Latn-FI smy=Arab-IR sn=Latn-ZW so=Latn-SO sog=Sogd-UZ spv=Orya-IN sq=Latn-AL sqo=Arab-IR sqt=Arab-YE
sr-ME=Latn-ME sr-RO=Latn-RO sr-TR=Latn-TR sr=Cyrl-RS srh=Arab-CN sro=Latn-IT srz=Arab-IR ss=Latn-ZA
ssh=Arab-AE ssy=Latn-ER st=Latn-ZA sts=Arab-AF stu-CN=Tale-CN stu-Tale=Tale-CN stu=Lana-MM su=Latn-ID
sus=Latn-GN suz=Deva-NP sv=Latn-SE sw=Latn-TZ swb=Arab-YT syc=Syrc-TR syn=Syrc-IR syr=Syrc-IQ szl=Latn-PL
ta=Taml-IN tdx=Latn-MG te=Telu-IN tec=Latn-KE teo=Latn-UG tg-Arab=Arab-PK tg-PK=Arab-PK tg=Cyrl-TJ th=Thai-TH
ti=Ethi-ET tig=Ethi-ER tjo=Arab-DZ tk=Latn-TM tkg=Latn-MG tks=Arab-IR tmr=Syrc-IL tmw=Latn-MY tn=Latn-ZA
to=Latn-TO tok=Latn-001 tov=Arab-IR tpi=Latn-PG tr=Latn-TR tra=Arab-AF trg=Hebr-IL trm=Arab-AF trv=Latn-TW
trw=Arab-PK ts=Latn-ZA tt=Cyrl-RU tum=Latn-MW tuy=Latn-KE twq=Latn-NE txy=Latn-MG tyv=Cyrl-RU tzm=Latn-MA
ug-Cyrl=Cyrl-KZ ug-KZ=Cyrl-KZ ug-MN=Cyrl-MN ug=Arab-CN uk=Cyrl-UA unr-Deva=Deva-NP unr-NP=Deva-NP unr=Beng-IN
ur=Arab-PK urk=Thai-TH ush=Arab-PK uz-AF=Arab-AF uz-Arab=Arab-AF uz-CN=Cyrl-CN uz=Latn-UZ uzs=Arab-AF
vaf=Arab-IR vai=Vaii-LR ve=Latn-ZA vec=Latn-IT vgr=Arab-PK vi=Latn-VN vkk=Latn-ID vkt=Latn-ID vmh=Arab-IR
vmw=Latn-MZ vo=Latn-001 vro=Latn-EE vun=Latn-TZ wa=Latn-BE wae=Latn-CH wal=Ethi-ET wbk=Arab-AF wbp=Latn-AU
wne=Arab-PK wni=Arab-KM wo=Latn-SN wsv=Arab-AF wuu=Hans-CN xco=Chrs-UZ xdq=Cyrl-RU xh=Latn-ZA xhe=Arab-PK
xka=Arab-PK xkc=Arab-IR xkj=Arab-IR xkp=Arab-IR xld=Lydi-TR xly=Elym-IR xmm=Latn-ID xmn=Mani-CN xmr=Merc-SD
xmv=Latn-MG xmw=Latn-MG xna=Narb-SA xnr=Deva-IN xog=Latn-UG xpr=Prti-IR xsa=Sarb-YE xsd=Sidt-TR xvi=Arab-AF
yav=Latn-CM ydg=Arab-PK yhd=Hebr-IL yi=Hebr-UA yih=Hebr-DE yo=Latn-NG yrl=Latn-BR yud=Hebr-IL yue-CN=Hans-CN
yue-Hans=Hans-CN yue=Hant-HK za=Latn-CN zba=Arab-001 zdj=Arab-KM zgh=Tfng-MA zh-AU=Hant-AU zh-BN=Hant-BN
zh-Bopo=Bopo-TW zh-GB=Hant-GB zh-GF=Hant-GF zh-HK=Hant-HK zh-Hanb=Hanb-TW zh-Hant=Hant-TW zh-ID=Hant-ID
zh-MO=Hant-MO zh-PA=Hant-PA zh-PF=Hant-PF zh-PH=Hant-PH zh-SR=Hant-SR zh-TH=Hant-TH zh-TW=Hant-TW
zh-US=Hant-US zh-VN=Hant-VN zh=Hans-CN zlm=Latn-MY zmi=Latn-MY zrp=Hebr-FR zu=Latn-ZA zum=Arab-OM
"""
"""A language, alone or with a script or region = the script and region that are meant."""

PARENTS = """
en-150=en-001 en-AG=en-001 en-AI=en-001 en-AT=en-150 en-AU=en-001 en-BB=en-001 en-BE=en-150 en-BM=en-001
en-BS=en-001 en-BW=en-001 en-BZ=en-001 en-CC=en-001 en-CH=en-150 en-CK=en-001 en-CM=en-001 en-CX=en-001
en-CY=en-001 en-CZ=en-150 en-DE=en-150 en-DG=en-001 en-DK=en-150 en-DM=en-001 en-EE=en-150 en-ER=en-001
en-ES=en-150 en-FI=en-150 en-FJ=en-001 en-FK=en-001 en-FM=en-001 en-FR=en-150 en-GB=en-001 en-GD=en-001
en-GE=en-150 en-GG=en-001 en-GH=en-001 en-GI=en-001 en-GM=en-001 en-GS=en-001 en-GY=en-001 en-HK=en-001
en-HU=en-150 en-ID=en-001 en-IE=en-001 en-IL=en-001 en-IM=en-001 en-IN=en-001 en-IO=en-001 en-IT=en-150
en-JE=en-001 en-JM=en-001 en-KE=en-001 en-KI=en-001 en-KN=en-001 en-KY=en-001 en-LC=en-001 en-LR=en-001
en-LS=en-001 en-LT=en-150 en-LV=en-150 en-MG=en-001 en-MO=en-001 en-MS=en-001 en-MT=en-001 en-MU=en-001
en-MV=en-001 en-MW=en-001 en-MY=en-001 en-NA=en-001 en-NF=en-001 en-NG=en-001 en-NL=en-150 en-NO=en-150
en-NR=en-001 en-NU=en-001 en-NZ=en-001 en-PG=en-001 en-PK=en-001 en-PL=en-150 en-PN=en-001 en-PT=en-150
en-PW=en-001 en-RO=en-150 en-RW=en-001 en-SB=en-001 en-SC=en-001 en-SD=en-001 en-SE=en-150 en-SG=en-001
en-SH=en-001 en-SI=en-150 en-SK=en-150 en-SL=en-001 en-SS=en-001 en-SX=en-001 en-SZ=en-001 en-TC=en-001
en-TK=en-001 en-TO=en-001 en-TT=en-001 en-TV=en-001 en-TZ=en-001 en-UA=en-150 en-UG=en-001 en-VC=en-001
en-VG=en-001 en-VU=en-001 en-WS=en-001 en-ZA=en-001 en-ZM=en-001 en-ZW=en-001 es-AR=es-419 es-BO=es-419
es-BR=es-419 es-BZ=es-419 es-CL=es-419 es-CO=es-419 es-CR=es-419 es-CU=es-419 es-DO=es-419 es-EC=es-419
es-GT=es-419 es-HN=es-419 es-JP=es-419 es-MX=es-419 es-NI=es-419 es-PA=es-419 es-PE=es-419 es-PR=es-419
es-PY=es-419 es-SV=es-419 es-US=es-419 es-UY=es-419 es-VE=es-419 hi-Latn=en-IN nb=no nn=no no-NO=no
pt-AO=pt-PT pt-CH=pt-PT pt-CV=pt-PT pt-FR=pt-PT pt-GQ=pt-PT pt-GW=pt-PT pt-LU=pt-PT pt-MO=pt-PT pt-MZ=pt-PT
pt-ST=pt-PT pt-TL=pt-PT zh-Hant-MO=zh-Hant-HK
"""
"""A locale = its parent, where that is not the locale with the last subtag cut off."""

REGIONS = """
001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 145 150 151
154 155 202 419 AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC
EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR
HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU
LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ
OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA QO RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR
SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU
WF WS XA XB XK YE YT ZA ZM ZW
"""
"""ISO 3166-1 and UN M.49 regions."""

SCRIPTS = """
Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Berf Bhks Blis Bopo Brah Brai Bugi Buhd
Cakm Cans Cari Cham Cher Chrs Cirt Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl Egyd Egyh Egyp Elba Elym
Ethi Gara Geok Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira
Hluw Hmng Hmnp Hrkt Hung Inds Ital Jamo Java Jpan Jurc Kali Kana Kawi Khar Khmr Khoj Kits Knda Kore Kpel Krai
Kthi Lana Laoo Latf Latg Latn Lepc Limb Lina Linb Lisu Loma Lyci Lydi Mahj Maka Mand Mani Marc Maya Medf Mend
Merc Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Nagm Nand Narb Nbat Newa Nkgb Nkoo Nshu Ogam Olck Onao Orkh
Orya Osge Osma Ougr Palm Pauc Pcun Perm Phag Phli Phlp Phlv Phnx Plrd Prti Qaag Rjng Rohg Roro Runr Samr Sara
Sarb Saur Seal Sgnw Shaw Shrd Sidd Sidt Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Syre Syrj Syrn Tagb
Takr Tale Talu Taml Tang Tavt Tayo Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii
Visp Vith Wara Wcho Wole Xpeo Xsux Yezi Yiii Zanb Zinh Zmth Zsye Zsym Zxxx Zyyy
"""
"""ISO 15924 scripts."""

SCRIPTS_IN_USE = """
az-Arab az-Cyrl az-Latn bal-Arab bal-Latn bm-Nkoo bs-Cyrl bs-Latn en-Dsrt en-Shaw ff-Adlm ff-Latn ha-Arab
hi-Latn hnj-Hmnp isv-Cyrl isv-Latn iu-Latn kaa-Cyrl kaa-Latn kk-Arab kk-Cyrl kok-Deva kok-Latn ks-Arab ks-Deva
ku-Arab ku-Latn kxv-Deva kxv-Latn kxv-Orya kxv-Telu mn-Mong mni-Beng mni-Mtei ms-Arab mww-Hmnp pa-Arab pa-Guru
pi-Latn rhg-Rohg sat-Deva sat-Olck sd-Arab sd-Deva shi-Latn shi-Tfng sr-Cyrl sr-Latn su-Latn suz-Deva suz-Sunu
uz-Arab uz-Cyrl uz-Latn vai-Latn vai-Vaii yue-Hans yue-Hant zh-Hans zh-Hant zh-Latn
"""
"""Languages with each script that CLDR has texts in."""
