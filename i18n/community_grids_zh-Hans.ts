<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh-Hans" sourcelanguage="en">
<context>
    <name>Around</name>
    <message>
        <source>The event {event} has no place on the map.</source>
        <translation>事件 {event} 在地图上没有位置。</translation>
    </message>
    <message>
        <source>None of the layers says where it lies.</source>
        <translation>各图层都没有说明它在哪里。</translation>
    </message>
    <message>
        <source>The layer {layer} has no field of event numbers.</source>
        <translation>图层 {layer} 没有事件编号字段。</translation>
    </message>
    <message>
        <source>There is no event {event} in the layer {layer}.</source>
        <translation>图层 {layer} 中没有事件 {event}。</translation>
    </message>
    <message>
        <source>Cameras that see it</source>
        <translation>看得到它的摄像机</translation>
    </message>
    <message>
        <source>Duty point</source>
        <translation>值守点</translation>
    </message>
    <message>
        <source>Help, nearest first</source>
        <translation>可用资源（由近到远）</translation>
    </message>
    <message>
        <source>Key places</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>Other open events</source>
        <translation>其他未结事件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>On foot</source>
        <translation>步行</translation>
    </message>
    <message>
        <source>There is no layer of cameras.</source>
        <translation>没有摄像机图层。</translation>
    </message>
    <message>
        <source>No camera sees this place.</source>
        <translation>没有摄像机看得到这里。</translation>
    </message>
    <message>
        <source>None near.</source>
        <translation>附近没有。</translation>
    </message>
    <message>
        <source>Around event {event}</source>
        <translation>事件 {event} 周边</translation>
    </message>
    <message>
        <source>Around this place</source>
        <translation>此处周边</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>reported {at}</source>
        <translation>上报于 {at}</translation>
    </message>
    <message>
        <source>due {at}</source>
        <translation>时限 {at}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Cameras that may not leave the database are left out (number: {count}).</source>
        <translation>不得离开数据库的摄像机未列出（{count} 台）。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>in no grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>{grid} (leads)</source>
        <translation>{grid}（牵头）</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>direction not known</source>
        <translation>朝向不明</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>no way</source>
        <translation>无路可达</translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>AroundDock</name>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Click an event or any place on the map with the tool Around.</source>
        <translation>用“周边”工具点击一个事件或地图上任意一处。</translation>
    </message>
    <message>
        <source>Looking around…</source>
        <translation>正在查看周边…</translation>
    </message>
    <message>
        <source>{list} ({count})</source>
        <translation>{list}（{count}）</translation>
    </message>
    <message>
        <source>What is known of the event</source>
        <translation>该事件的已知情况</translation>
    </message>
    <message>
        <source>What is round the event</source>
        <translation>该事件的周边情况</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Take the signs off the map</source>
        <translation>从地图上去掉标记</translation>
    </message>
</context>
<context>
    <name>AroundEvent</name>
    <message>
        <source>Around an event</source>
        <translation>事件周边</translation>
    </message>
    <message>
        <source>Tells what is round an event: its grid and community, at a boundary both grids; the duty point; the cameras that really see it, past the buildings, with distance and state; stations, hydrants and other help with the minutes on foot along the streets; key places; and other open events.</source>
        <translation>说明一个事件的周边：所在网格和社区，位于边界时给出两侧网格；值守点；越过建筑物后真正看得到它的摄像机及其距离和状态；站点、消火栓等资源及沿街步行的分钟数；重点场所；其他未结事件。</translation>
    </message>
    <message>
        <source>event,incident,around,near,camera,walking,duty,resources,sight,route</source>
        <translation>事件,周边,附近,摄像机,步行,值守,资源,视野,路线,event,around</translation>
    </message>
    <message>
        <source>Events of a plan, or as they arrive: fields and words in Chinese and English are understood.</source>
        <translation>方案中的事件，或原始数据：能识别中英文的字段和词语。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Number of the event</source>
        <translation>事件编号</translation>
    </message>
    <message>
        <source>The event that it is about, of the layer above. Without it, a place must be given.</source>
        <translation>上面图层中要查看的事件。不填时须给出位置。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A place that it is about where there is no event: x,y [EPSG:…].</source>
        <translation>没有事件时要查看的位置：x,y [EPSG:…]。</translation>
    </message>
    <message>
        <source>Points. Fields are found by their names: direction, angle, range, height, kind, status.</source>
        <translation>点图层。按名称识别字段：朝向、视角、可视距离、高度、类型、状态。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Footprints that stop sight; their households say which grid leads at a boundary.</source>
        <translation>遮挡视线的建筑轮廓；在边界处按其户数判断由哪个网格牵头。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Lines that one walks along. Without them only distances are told.</source>
        <translation>步行所沿的线。没有时只给出距离。</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Duty points, stations, hydrants, defibrillators: name and kind.</source>
        <translation>值守点、站点、消火栓、除颤器：名称和类型。</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Schools, hospitals, markets and other key places: name and kind.</source>
        <translation>学校、医院、市场等重点场所：名称和类型。</translation>
    </message>
    <message>
        <source>Key places</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>Grids with grid_code.</source>
        <translation>带 grid_code 字段的网格。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Communities with their codes and names.</source>
        <translation>带编码和名称的社区。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Metres within which other open events are told.</source>
        <translation>列出多少米以内的其他未结事件。</translation>
    </message>
    <message>
        <source>Events within</source>
        <translation>事件范围</translation>
    </message>
    <message>
        <source>Metres within which key places are told.</source>
        <translation>列出多少米以内的重点场所。</translation>
    </message>
    <message>
        <source>Key places within</source>
        <translation>重点场所范围</translation>
    </message>
    <message>
        <source>How many of each kind of help are told.</source>
        <translation>每类资源列出几个。</translation>
    </message>
    <message>
        <source>Of each kind</source>
        <translation>每类个数</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>What is round it, in order, with distance, minutes on foot and state.</source>
        <translation>周边情况，依次排列，附距离、步行分钟数和状态。</translation>
    </message>
    <message>
        <source>Lines of sight and ways</source>
        <translation>视线和路线</translation>
    </message>
    <message>
        <source>From each camera to the place, and from the place to each help on foot.</source>
        <translation>从每台摄像机到该处，以及从该处步行到每个资源。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Grid across the boundary</source>
        <translation>边界另一侧的网格</translation>
    </message>
    <message>
        <source>Grid that leads</source>
        <translation>牵头网格</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Cameras that see it</source>
        <translation>看得到它的摄像机</translation>
    </message>
    <message>
        <source>Give the number of an event in EVENT, or a place in PLACE.</source>
        <translation>请在 EVENT 中给出事件编号，或在 PLACE 中给出位置。</translation>
    </message>
    <message>
        <source>EVENT names an event: give the layer of events in EVENTS.</source>
        <translation>EVENT 指定了事件：请在 EVENTS 中给出事件图层。</translation>
    </message>
    <message>
        <source>The event {event} has no place on the map.</source>
        <translation>事件 {event} 在地图上没有位置。</translation>
    </message>
</context>
<context>
    <name>AroundPanel</name>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Click an event or a place: cameras that see it, who is near, how far on foot</source>
        <translation>点击事件或地点：看得到它的摄像机、附近有谁、步行多远</translation>
    </message>
    <message>
        <source>Drawing the sheet…</source>
        <translation>正在绘制单页…</translation>
    </message>
    <message>
        <source>Around an event</source>
        <translation>事件周边</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>无法写入 {file}：{why}</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为 {file}。</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>保存单页</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Click an event, or any place: what is round it is shown.</source>
        <translation>点击一个事件或任意一处：显示其周边情况。</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>A file, a geodatabase's folder, or the name of a layer of the project.</source>
        <translation>文件、地理数据库文件夹，或项目中图层的名称。</translation>
    </message>
    <message>
        <source>Sheet or table</source>
        <translation>工作表或表</translation>
    </message>
    <message>
        <source>Meaning of columns</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>The meaning of columns is no JSON such as {"Ref": "code"}.</source>
        <translation>各列的含义不是 {"Ref": "code"} 这样的 JSON。</translation>
    </message>
    <message>
        <source>The layer {layer} is no table.</source>
        <translation>图层 {layer} 不是表。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Buildings, by which it shows whether coordinates are shifted, as web maps do.</source>
        <translation>由建筑物看出坐标是否像网络地图那样有偏移。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>CRS of coordinates in columns; without it degrees are taken as WGS 84, and metres as the metric CRS of the district, or of its buildings, where they lie there by it.</source>
        <translation>列中坐标的坐标系；不填时度数按 WGS 84，米数按辖区或其建筑物的平面坐标系（须由此落在辖区内）。</translation>
    </message>
    <message>
        <source>Coordinates in</source>
        <translation>坐标参考系</translation>
    </message>
    <message>
        <source>GCJ02 (Amap, Tencent) and BD09 (Baidu) are converted; find_out compares and tells.</source>
        <translation>GCJ02（高德、腾讯）和 BD09（百度）会转换；find_out 只比对并说明。</translation>
    </message>
    <message>
        <source>Shift of coordinates</source>
        <translation>坐标偏移</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What was dropped, mended, left out and not understood, with the rows.</source>
        <translation>去掉、修正、略去和无法识别的内容，附行号。</translation>
    </message>
</context>
<context>
    <name>AssignTool</name>
    <message>
        <source>Click the grid that is to gain ground.</source>
        <translation>点击要扩大的网格。</translation>
    </message>
    <message>
        <source>Grid {grid}, households: {households}. Right-click another grid to work for it.</source>
        <translation>网格 {grid}：{households} 户。右键点击其他网格可更换目标网格。</translation>
    </message>
    <message>
        <source>Units to let go: they will belong to no grid. Right-click a grid to work for it.</source>
        <translation>移出单元：所选单元将不属于任何网格。右键点击网格，可改为划入该网格。</translation>
    </message>
</context>
<context>
    <name>AssignUnits</name>
    <message>
        <source>Assign units</source>
        <translation>划入单元</translation>
    </message>
    <message>
        <source>Gives units to a grid of their community, or to none. What would leave a grid in pieces is refused.</source>
        <translation>将单元划入本社区的某个网格，或移出网格。会使网格断成几块的，不予执行。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The unit_id of each unit, with commas between.</source>
        <translation>各单元的 unit_id，以英文逗号分隔。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The code of the grid that gets them; without one they belong to no grid.</source>
        <translation>接收这些单元的网格代码；不填则移出网格，不属于任何网格。</translation>
    </message>
    <message>
        <source>Take what is left behind too</source>
        <translation>连同被隔断的部分一并划入</translation>
    </message>
    <message>
        <source>Whether pieces that would be cut off from their grid go along.</source>
        <translation>是否将因此与原网格断开的部分一并划入。</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>It could not be done; the log messages say why.</source>
        <translation>未能完成，原因见日志消息。</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Events by group</source>
        <translation>各组事件</translation>
    </message>
    <message>
        <source>{name}: masked</source>
        <translation>{name}：已隐去</translation>
    </message>
    <message>
        <source>{name}: {events}</source>
        <translation>{name}：{events}</translation>
    </message>
    <message>
        <source>{name}: {events}, before {before}</source>
        <translation>{name}：{events}，之前 {before}</translation>
    </message>
</context>
<context>
    <name>BoundaryTool</name>
    <message>
        <source>Draw along the street in the neighbour up to which the outlined grid is to reach.</source>
        <translation>在相邻网格内沿街道画线，目标网格将扩大到该线。</translation>
    </message>
    <message>
        <source>Right-click the grid that is to gain ground.</source>
        <translation>右键点击要扩大的网格。</translation>
    </message>
    <message>
        <source>Draw the new boundary in the neighbour.</source>
        <translation>在相邻网格内画出新的边界。</translation>
    </message>
</context>
<context>
    <name>BranchPlan</name>
    <message>
        <source>Branch plan</source>
        <translation>另存情景</translation>
    </message>
    <message>
        <source>Copies a scenario of a plan file under a new name, to try something out in; the copy opens.</source>
        <translation>将方案文件中的一个情景以新名称另存一份，用于试调整；随后打开的是新情景。</translation>
    </message>
    <message>
        <source>Name of the new scenario</source>
        <translation>新情景的名称</translation>
    </message>
    <message>
        <source>What the copy is called.</source>
        <translation>另存后的名称。</translation>
    </message>
    <message>
        <source>Number of the new scenario</source>
        <translation>新情景的编号</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Sweep over units to give them to the outlined grid. [ and ] size the brush.</source>
        <translation>按住鼠标扫过单元，将其划入目标网格。按 [ 和 ] 键改变画笔大小。</translation>
    </message>
</context>
<context>
    <name>BuildScene</name>
    <message>
        <source>Build scene</source>
        <translation>生成 2.5D 场景</translation>
    </message>
    <message>
        <source>Raises buildings by their floors or their measured height and draws them obliquely from above: a polygon for each roof and each wall that one sees, in the order in which they hide each other. The map shows the same with one click, in colours that tell more; this is for print, export and other programs.</source>
        <translation>按层数或实测高度抬升建筑物，从上方斜向绘制：每个屋顶、每面看得见的墙各为一个多边形，按遮挡的先后排列。地图上点击一次即可看到同样的场景，颜色表达的内容更多；本算法用于打印、导出和其他程序。</translation>
    </message>
    <message>
        <source>2.5D,building,height,floors,roof,wall,extrude</source>
        <translation>2.5D,建筑物,高度,层数,屋顶,墙,拉伸,building,height,floors,roof,wall,extrude</translation>
    </message>
    <message>
        <source>Footprints. A layer in degrees is brought to the metric CRS of the zone that it lies in.</source>
        <translation>建筑轮廓。以度为单位的图层会转换到所在带的米制坐标系。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Identifier of the building</source>
        <translation>建筑物标识</translation>
    </message>
    <message>
        <source>Floors above ground</source>
        <translation>地上层数</translation>
    </message>
    <message>
        <source>Height in metres</source>
        <translation>高度（米）</translation>
    </message>
    <message>
        <source>Use of the building</source>
        <translation>建筑物用途</translation>
    </message>
    <message>
        <source>What the faces are told by; without it the id of the feature.</source>
        <translation>用于标识各个面；未选择时用要素编号。</translation>
    </message>
    <message>
        <source>Without it, the field whose name says so. A building without any gets one floor.</source>
        <translation>未选择时，用名称相符的字段。没有层数的建筑物按一层计。</translation>
    </message>
    <message>
        <source>Goes before the floors, where it is above zero. Without it, the field whose name says so.</source>
        <translation>大于零时优先于层数。未选择时，用名称相符的字段。</translation>
    </message>
    <message>
        <source>Decides how high a floor is: 3 m where people live, 3.6 to 4.5 m elsewhere.</source>
        <translation>决定层高：住宅 3 米，其他 3.6 至 4.5 米。</translation>
    </message>
    <message>
        <source>Households of the building</source>
        <translation>建筑物户数</translation>
    </message>
    <message>
        <source>Given on to the faces.</source>
        <translation>传给各个面。</translation>
    </message>
    <message>
        <source>Grids with the field grid_code, which is told for each face.</source>
        <translation>带 grid_code 字段的网格，写入每个面。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Degrees from east to where up is on the map, counter-clockwise, as in QGIS's own 2.5D: 90 is north.</source>
        <translation>从正东逆时针到地图“向上”方向的角度，与 QGIS 自带的 2.5D 一致：90 为正北。</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Roofs and walls, in the order to draw them in; the field rank says so too.</source>
        <translation>屋顶和墙，按绘制先后排列；rank 字段也写明先后。</translation>
    </message>
    <message>
        <source>Buildings raised</source>
        <translation>已抬升的建筑物</translation>
    </message>
</context>
<context>
    <name>Building</name>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>nothing tied to it</source>
        <translation>没有关联</translation>
    </message>
    <message>
        <source>{method} ({percent} % sure, rows: {count})</source>
        <translation>{method}（把握 {percent} %，行数：{count}）</translation>
    </message>
    <message>
        <source>rows that wait for a decision: {count}</source>
        <translation>待确认的行数：{count}</translation>
    </message>
    <message>
        <source>below the ground: {count}</source>
        <translation>地下层数：{count}</translation>
    </message>
    <message>
        <source>entrances: {count}</source>
        <translation>单元数：{count}</translation>
    </message>
    <message>
        <source>Only the building's numbers are known: change the total.</source>
        <translation>只知道整栋的数字：请修改合计。</translation>
    </message>
    <message>
        <source>It holds no dwellings.</source>
        <translation>没有住房。</translation>
    </message>
    <message>
        <source>Every dwelling is counted by itself.</source>
        <translation>每套住房都逐套登记。</translation>
    </message>
    <message>
        <source>Some dwellings are counted by the floor.</source>
        <translation>部分住房只按楼层计数。</translation>
    </message>
    <message>
        <source>Counted by the entrance, spread over its floors: change the sum of the entrance.</source>
        <translation>按单元计数，已分摊到各层：请修改单元合计。</translation>
    </message>
    <message>
        <source>Only the building's numbers are known, spread over its floors: change the total.</source>
        <translation>只知道整栋的数字，已分摊到各层：请修改合计。</translation>
    </message>
    <message>
        <source>Nothing is known of its dwellings. Its households can be written into the total.</source>
        <translation>住房情况不详。可在合计中填写户数。</translation>
    </message>
    <message>
        <source>In no grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>Grid {code} {name}: {households} households, wanted are {minimum} to {maximum}</source>
        <translation>网格 {code} {name}：{households} 户，应为 {minimum} 至 {maximum} 户</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Rest</source>
        <comment>households of a building that no dwelling is known of</comment>
        <translation>其余</translation>
    </message>
    <message>
        <source>Households of the building that are in no dwelling of the table</source>
        <translation>本栋中不属于表内任何住房的户数</translation>
    </message>
    <message>
        <source>S</source>
        <comment>a shop in the elevation table, one letter</comment>
        <translation>商</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>{room} 室</translation>
    </message>
    <message>
        <source>households: {households}</source>
        <translation>户数：{households}</translation>
    </message>
    <message>
        <source>dwellings: {dwellings}</source>
        <translation>套数：{dwellings}</translation>
    </message>
    <message>
        <source>vertical grid {code}</source>
        <translation>竖向网格 {code}</translation>
    </message>
    <message>
        <source>Households: {households}; dwellings: {dwellings}</source>
        <translation>户数：{households}；套数：{dwellings}</translation>
    </message>
    <message>
        <source>not known singly</source>
        <translation>未逐套掌握</translation>
    </message>
    <message>
        <source>The table holds {table} households, the building counts {building}.</source>
        <translation>表内共 {table} 户，建筑物计为 {building} 户。</translation>
    </message>
    <message>
        <source>floors {low} to {high}</source>
        <translation>{low} 至 {high} 层</translation>
    </message>
    <message>
        <source>floor not known</source>
        <translation>楼层不详</translation>
    </message>
    <message>
        <source>floor {floor}</source>
        <translation>{floor} 层</translation>
    </message>
</context>
<context>
    <name>BuildingDock</name>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Open a plan, then click a building with the tool Building.</source>
        <translation>请先打开方案，再用“建筑物”工具点击一栋建筑物。</translation>
    </message>
    <message>
        <source>This plan cannot be changed: counts can be read only.</source>
        <translation>此方案不能修改：户数只能查看。</translation>
    </message>
    <message>
        <source>Building: {name}</source>
        <translation>建筑物：{name}</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Find by code…</source>
        <translation>扫码查找…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Only a dwelling that is known by itself can be given a state.</source>
        <translation>只有逐套掌握的住房才能设置状态。</translation>
    </message>
</context>
<context>
    <name>BuildingHead</name>
    <message>
        <source>What is known of the building</source>
        <translation>建筑物的已知情况</translation>
    </message>
    <message>
        <source>Building before (Alt+Left)</source>
        <translation>上一栋（Alt+左）</translation>
    </message>
    <message>
        <source>Building after (Alt+Right)</source>
        <translation>下一栋（Alt+右）</translation>
    </message>
    <message>
        <source>{place} of {count} in {group}</source>
        <translation>{group}：第 {place} 栋，共 {count} 栋</translation>
    </message>
    <message>
        <source>It stands in no grid.</source>
        <translation>不在任何网格内。</translation>
    </message>
</context>
<context>
    <name>BuildingPanel</name>
    <message>
        <source>Open a plan first.</source>
        <translation>请先打开方案。</translation>
    </message>
    <message>
        <source>Click a building on the map with the tool Building, or search for its address.</source>
        <translation>请用“建筑物”工具在地图上点击一栋建筑物，或搜索其地址。</translation>
    </message>
    <message>
        <source>This building is no longer in the plan.</source>
        <translation>方案中已没有这栋建筑物。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Save the elevation table</source>
        <translation>保存楼盘表</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>无法写入 {file}：{why}</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为 {file}。</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Click a building, flat or in 2.5D, to see its floors, entrances and dwellings</source>
        <translation>在平面或 2.5D 图上点击建筑物，查看楼层、单元和住房</translation>
    </message>
    <message>
        <source>Find by code…</source>
        <translation>扫码查找…</translation>
    </message>
    <message>
        <source>Scan the code on a wall, or type it or a building's own code, and go there</source>
        <translation>扫描墙上的二维码，或输入二维码编号、建筑物编码，直达该处</translation>
    </message>
    <message>
        <source>Building panel</source>
        <translation>建筑物面板</translation>
    </message>
    <message>
        <source>Click a building: its floors, entrances and dwellings are shown.</source>
        <translation>点击一栋建筑物：显示其楼层、单元和住房。</translation>
    </message>
</context>
<context>
    <name>CameraInputs</name>
    <message>
        <source>Secret cameras</source>
        <translation>涉密摄像机</translation>
    </message>
    <message>
        <source>leave_out: as if they were not there, so that the tables can be handed on, and what they alone see counts as not seen; include: they are there, marked in the field secrecy where a row is of one camera.</source>
        <translation>leave_out：如同没有这些摄像机，表格可以交出，只有它们看得到的算作看不到；include：列入，并在一行对应一台摄像机处以 secrecy 字段标明。</translation>
    </message>
    <message>
        <source>Cameras that may not leave the database were left out (number: {count}).</source>
        <translation>不得离开数据库的摄像机未列出（{count} 台）。</translation>
    </message>
</context>
<context>
    <name>CameraLinks</name>
    <message>
        <source>The template is no address.</source>
        <translation>模板不是地址。</translation>
    </message>
    <message>
        <source>The template holds a user or a password. It is not kept; let the system ask.</source>
        <translation>模板中含有用户名或密码，不予保存；请由视频系统询问。</translation>
    </message>
    <message>
        <source>The template is no address that can be opened.</source>
        <translation>模板不是可以打开的地址。</translation>
    </message>
    <message>
        <source>The template names no camera: put {key} or {id} where it belongs.</source>
        <translation>模板没有指明摄像机：请在相应位置写上 {key} 或 {id}。</translation>
    </message>
    <message>
        <source>This camera has no key or id for the template.</source>
        <translation>此摄像机没有模板所需的键或编码。</translation>
    </message>
</context>
<context>
    <name>CameraRound</name>
    <message>
        <source>Camera round</source>
        <translation>摄像机轮巡</translation>
    </message>
    <message>
        <source>Lists the cameras along a river or a route as one comes by them, or those of a grid or another area so that the next one is always near. The dock of cameras goes through such a list on the map.</source>
        <translation>按经过的先后列出沿河流或路线的摄像机，或列出网格等区域内的摄像机，使下一台总在附近。摄像机面板按此清单在地图上逐台查看。</translation>
    </message>
    <message>
        <source>camera,cctv,round,tour,poll,route,river,patrol,list</source>
        <translation>摄像机,监控,轮巡,轮询,路线,河流,巡查,清单,camera,round</translation>
    </message>
    <message>
        <source>Points; ids, names and states are found by the names of their fields.</source>
        <translation>点图层；按字段名称识别编码、名称和状态。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Lines to go along, in the direction of the first one; lines that meet are joined.</source>
        <translation>所沿的线，以第一条的方向为准；相接的线会连起来。</translation>
    </message>
    <message>
        <source>River or route</source>
        <translation>河流或路线</translation>
    </message>
    <message>
        <source>Where no line is given: polygons to go through, such as grids, or a river drawn as an area.</source>
        <translation>没有线时：要走遍的多边形，如网格，或以面表示的河流。</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Code of the grid</source>
        <translation>网格编码</translation>
    </message>
    <message>
        <source>The only grid of the areas to go through; without it, all of them.</source>
        <translation>只走遍这些区域中的这一个网格；不填为全部。</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Metres from the line, or outside the area, that a camera may be; 0 takes those within an area.</source>
        <translation>摄像机离线或区域多少米以内；0 为只取区域内的。</translation>
    </message>
    <message>
        <source>Working cameras only</source>
        <translation>仅正常工作的摄像机</translation>
    </message>
    <message>
        <source>Leaves out those that are known to be broken.</source>
        <translation>略去已知故障的摄像机。</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Cameras in their order, with how far along each is.</source>
        <translation>依次排列的摄像机，附沿线的里程。</translation>
    </message>
    <message>
        <source>No camera is near enough.</source>
        <translation>没有足够近的摄像机。</translation>
    </message>
</context>
<context>
    <name>CameraSight</name>
    <message>
        <source>The profile of cameras {file} cannot be used: {why}</source>
        <translation>无法使用摄像机参数文件 {file}：{why}</translation>
    </message>
    <message>
        <source>Camera sight</source>
        <translation>摄像机视野</translation>
    </message>
    <message>
        <source>Draws the ground that each camera sees: a sector or a circle by its direction, angle and range, stopped by buildings. What is not known of a camera is taken by its kind. On request in bands of how well one sees: identify, recognise, observe, detect (EN 62676-4).</source>
        <translation>绘制每台摄像机看得到的地面：按朝向、视角和可视距离成扇形或圆，被建筑物遮挡。未知的参数按摄像机类型取值。可按看清的程度分级：辨认、识别、观察、探测（EN 62676-4）。</translation>
    </message>
    <message>
        <source>camera,cctv,sight,visibility,viewshed,isovist,coverage,DORI</source>
        <translation>摄像机,监控,视野,通视,视域,覆盖,camera,sight</translation>
    </message>
    <message>
        <source>Points. Fields are found by their names: direction, angle, range, height, kind, status.</source>
        <translation>点图层。按名称识别字段：朝向、视角、可视距离、高度、类型、状态。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Footprints that stop sight. Floors or a height, where there are fields, tell how high they are.</source>
        <translation>遮挡视线的建筑轮廓。有层数或高度字段时据此得知其高度。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>In bands</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>A polygon for each band of a camera in place of one for all that it sees: identify from 250 pixels a metre, recognise from 125, observe from 62.5, detect from 25.</source>
        <translation>每台摄像机按级输出多边形，而不是全部视野一个多边形：每米 250 像素起可辨认，125 起可识别，62.5 起可观察，25 起可探测。</translation>
    </message>
    <message>
        <source>Working cameras only</source>
        <translation>仅正常工作的摄像机</translation>
    </message>
    <message>
        <source>Leaves out those that are known to be broken.</source>
        <translation>略去已知故障的摄像机。</translation>
    </message>
    <message>
        <source>Look over low buildings</source>
        <translation>越过低矮建筑</translation>
    </message>
    <message>
        <source>A camera that hangs higher than a roof sees the ground behind it again from some distance on. A building whose height is not known stops sight from any height.</source>
        <translation>摄像机高于屋顶时，屋后一定距离之外的地面又能看到。高度未知的建筑物在任何高度都遮挡视线。</translation>
    </message>
    <message>
        <source>Height of what is looked for</source>
        <translation>目标高度</translation>
    </message>
    <message>
        <source>Metres above the ground; 0 is the ground itself.</source>
        <translation>离地面的米数；0 为地面。</translation>
    </message>
    <message>
        <source>Id of the camera</source>
        <translation>摄像机编码</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind of camera</source>
        <translation>摄像机类型</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>Angle of view</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>可视距离</translation>
    </message>
    <message>
        <source>Height above the ground</source>
        <translation>离地高度</translation>
    </message>
    <message>
        <source>Without it, the field whose name says so.</source>
        <translation>不指定时，用名称相符的字段。</translation>
    </message>
    <message>
        <source>Profile of cameras</source>
        <translation>摄像机参数</translation>
    </message>
    <message>
        <source>A JSON file with the angle, range, height and lens that are taken for each kind of camera.</source>
        <translation>JSON 文件，给出每类摄像机所取的视角、可视距离、高度和镜头。</translation>
    </message>
    <message>
        <source>Sight</source>
        <translation>视野</translation>
    </message>
    <message>
        <source>What each camera sees, with its id, status and band.</source>
        <translation>每台摄像机看得到的范围，附编码、状态和分级。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Cameras that cannot see, and those of which something was taken by kind.</source>
        <translation>看不到任何东西的摄像机，以及按类型取值的摄像机。</translation>
    </message>
    <message>
        <source>Cameras that see</source>
        <translation>有视野的摄像机</translation>
    </message>
</context>
<context>
    <name>CameraWork</name>
    <message>
        <source>A round needs a line to go along or an area.</source>
        <translation>轮巡需要一条线或一个区域。</translation>
    </message>
    <message>
        <source>The layer {layer} has no grid {code}.</source>
        <translation>图层 {layer} 中没有网格 {code}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>在线率，%</translation>
    </message>
    <message>
        <source>Of known, %</source>
        <translation>已知中的在线率，%</translation>
    </message>
    <message>
        <source>All cameras</source>
        <translation>全部摄像机</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Street, m</source>
        <translation>街道，米</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>If it alone is repaired, m</source>
        <translation>单独修复时，米</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Cameras: {cameras}; working {working} ({rate} %), broken {broken}, unknown {unknown}</source>
        <translation>摄像机：{cameras} 台；正常 {working} 台（{rate} %），故障 {broken} 台，不明 {unknown} 台</translation>
    </message>
    <message>
        <source>Seen by broken cameras alone: {km} km of street, {entrances} entrances</source>
        <translation>只有故障摄像机能看到：街道 {km} 公里，单元 {entrances} 个</translation>
    </message>
    <message>
        <source>perhaps also {km} km and {entrances} entrances, since nobody knows of a camera</source>
        <translation>另有 {km} 公里和 {entrances} 个单元可能如此，因为有摄像机状态不明</translation>
    </message>
    <message>
        <source>{sure}; {doubt}</source>
        <translation>{sure}；{doubt}</translation>
    </message>
    <message>
        <source>working</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Subdistrict or town</source>
        <translation>街道（乡镇）</translation>
    </message>
    <message>
        <source>Without streets or entrances it is not counted what broken cameras cost.</source>
        <translation>没有街道或单元图层，无法统计故障摄像机造成的损失。</translation>
    </message>
    <message>
        <source>Seen by broken cameras alone: {km} km of street; no layer of entrances</source>
        <translation>只有故障摄像机能看到：街道 {km} 公里；没有单元图层</translation>
    </message>
    <message>
        <source>Seen by broken cameras alone: {entrances} entrances; no layer of streets</source>
        <translation>只有故障摄像机能看到：单元 {entrances} 个；没有街道图层</translation>
    </message>
    <message>
        <source>All cameras of the layer {layer} are secret, and left out.</source>
        <translation>图层 {layer} 的摄像机全部涉密，未列出。</translation>
    </message>
</context>
<context>
    <name>CamerasAtWork</name>
    <message>
        <source>How many cameras work, which repair brings back most, and rounds of cameras</source>
        <translation>多少摄像机正常、修复哪台恢复最多，以及摄像机轮巡</translation>
    </message>
    <message>
        <source>Cameras at work</source>
        <translation>摄像机运行</translation>
    </message>
    <message>
        <source>What a camera would see</source>
        <translation>该摄像机本可看到的范围</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>CamerasDock</name>
    <message>
        <source>Cameras at work</source>
        <translation>摄像机运行</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Open a plan with cameras, or add a layer of cameras to the project.</source>
        <translation>打开带有摄像机的方案，或向项目添加摄像机图层。</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修复清单</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>在线率</translation>
    </message>
    <message>
        <source>State and repairs</source>
        <translation>状态与修复</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Count again: cameras have changed</source>
        <translation>重新统计：摄像机有变化</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Units that changed their grid: {count}</source>
        <translation>归属变动的单元：{count} 个</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>CheckGrids</name>
    <message>
        <source>Check grids</source>
        <translation>检查网格</translation>
    </message>
    <message>
        <source>Checks a layer of grids that anybody made by the rules D1 to D11: each grid one valid polygon without slivers (D1), no overlaps (D2), no gaps (D3), each in one community (D4), along what one can see (D5), no building cut and no compound divided (D6), households within the limits (D7), an officer each (D8), codes (D9), special grids (D10), versions (D11); and that no grid lies across a barrier. D8 and D11 are checked where the layer has the fields officers, version, valid_from and valid_to. Each finding has its place.</source>
        <translation>按规则 D1 至 D11 检查任何来源的网格图层：每个网格为一个有效多边形且无碎面（D1），无重叠（D2），无空隙（D3），只属于一个社区（D4），边界沿可辨识的地物（D5），不切分建筑物和小区（D6），户数在上下限之内（D7），配有网格员（D8），代码（D9），专属网格（D10），版本（D11）；并检查网格是否跨越阻隔要素。图层有 officers、version、valid_from、valid_to 字段时，才检查 D8 和 D11。每条检查结果都标明位置。</translation>
    </message>
    <message>
        <source>check,topology,overlap,gap,grid,code,quality</source>
        <translation>检查,拓扑,重叠,空隙,网格,代码,质量</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The grids to check, from this plugin or any other software.</source>
        <translation>要检查的网格，可由本插件或其他软件生成。</translation>
    </message>
    <message>
        <source>Code of the grid</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>The field of the codes; grid_code, or what other software calls it, where nothing is chosen.</source>
        <translation>网格代码所在的字段；未选择时，取 grid_code 或其他软件常用的字段名。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What is wrong, errors first, each with a sentence and the place to look at.</source>
        <translation>发现的问题，错误在前，每条附说明和位置。</translation>
    </message>
</context>
<context>
    <name>CheckPremises</name>
    <message>
        <source>Check premises</source>
        <translation>检查房屋数据</translation>
    </message>
    <message>
        <source>Looks for buildings in no community, drawn twice, without code, floors, address or dwellings, with floors that do not fit their height; for more households than dwellings, households where nobody lives or among shops only, counts that differ, odd sizes of dwellings, dwellings above the roof, written down twice or lived in though empty; for addresses of several buildings, of none, or far away; for rows of a register that are tied to nothing, far away or into another community; and for counts far from what is likely. Each finding has its place and its building.</source>
        <translation>查找不在任何社区内、重复绘制的建筑物，缺编码、层数、地址或住房的建筑物，层数与高度不符的建筑物；户数多于套数，无人居住或全为商铺却有户数，计数不一致，套均面积异常，住房高出屋顶、重复登记或登记为空置却有户数；一址多栋、有址无楼或离得很远的地址；未关联、关联过远或关联到其他社区的台账行；以及与估计相差很大的户数。每条结果都指明位置和建筑物。</translation>
    </message>
    <message>
        <source>check,quality,building,address,dwelling,household,tie</source>
        <translation>检查,质量,建筑物,地址,住房,户,关联,check,quality,building,address,dwelling,household,tie</translation>
    </message>
    <message>
        <source>A plan file, whose buildings, addresses, dwellings and ties are checked. Or give layers.</source>
        <translation>方案文件，检查其中的建筑物、地址、住房和关联。也可改为给出图层。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Buildings with code, use, floors, height, entrances and dwellings, as far as there are fields.</source>
        <translation>建筑物，带编码、用途、层数、高度、单元数和套数字段（有则用之）。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Households of the building</source>
        <translation>建筑物户数</translation>
    </message>
    <message>
        <source>The field that counts households.</source>
        <translation>统计户数的字段。</translation>
    </message>
    <message>
        <source>Code of the building</source>
        <translation>建筑物编码</translation>
    </message>
    <message>
        <source>The field with the building's code, each once.</source>
        <translation>建筑物编码字段，每个编码只出现一次。</translation>
    </message>
    <message>
        <source>Addresses, by the code of their building, else by their place.</source>
        <translation>地址，按所属建筑物的编码，否则按位置。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Entrances or dwellings, a row each, by the code of their building.</source>
        <translation>单元或住房，每行一个，按所属建筑物的编码。</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The communities that buildings are to stand in.</source>
        <translation>建筑物应位于其中的社区。</translation>
    </message>
    <message>
        <source>Grids with the field grid_code, which is then told for each building.</source>
        <translation>带 grid_code 字段的网格，写入每栋建筑物的结果。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What is wrong, errors first, each with a sentence, the building and the place to look at.</source>
        <translation>存在的问题，错误在前，每条一句话，附建筑物和位置。</translation>
    </message>
    <message>
        <source>Buildings are needed, or a plan that has them.</source>
        <translation>需要建筑物图层，或含有建筑物的方案。</translation>
    </message>
</context>
<context>
    <name>CheckingPlan</name>
    <message>
        <source>Check grids</source>
        <translation>检查网格</translation>
    </message>
    <message>
        <source>The grids are being checked …</source>
        <translation>正在检查网格…</translation>
    </message>
    <message>
        <source>Repair its community</source>
        <translation>修复所属社区</translation>
    </message>
    <message>
        <source>Fill what is unassigned</source>
        <translation>补划未归属单元</translation>
    </message>
    <message>
        <source>Renumber its community</source>
        <translation>所属社区重新编号</translation>
    </message>
    <message>
        <source>Checked: nothing is wrong with the grids.</source>
        <translation>检查完成：网格没有问题。</translation>
    </message>
    <message>
        <source>Check of {scenario}</source>
        <translation>{scenario}的检查结果</translation>
    </message>
    <message>
        <source>Checked. Errors: {error}, warnings: {warning}, notes: {note}. They stand in the findings.</source>
        <translation>检查完成。错误 {error} 条，警告 {warning} 条，提示 {note} 条，见检查结果面板。</translation>
    </message>
    <message>
        <source>The plan has changed since this check.</source>
        <translation>检查之后方案已有改动。</translation>
    </message>
</context>
<context>
    <name>CheckingPremises</name>
    <message>
        <source>Check premises</source>
        <translation>检查房屋数据</translation>
    </message>
    <message>
        <source>Look for what is wrong with buildings, addresses, dwellings and ties; it stands in the findings</source>
        <translation>查找建筑物、地址、住房和关联中的问题；结果列在“检查结果”中</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整度</translation>
    </message>
    <message>
        <source>Show on each grid which share of its dwellings is known</source>
        <translation>在每个网格上显示已掌握的住房比例</translation>
    </message>
    <message>
        <source>The buildings are being checked …</source>
        <translation>正在检查建筑物……</translation>
    </message>
    <message>
        <source>That is not so any more. Check again.</source>
        <translation>情况已有变化。请重新检查。</translation>
    </message>
    <message>
        <source>Decide in the list of ties</source>
        <translation>在关联列表中选定</translation>
    </message>
    <message>
        <source>The list of ties shows the likeliest buildings.</source>
        <translation>关联列表列出最可能的建筑物。</translation>
    </message>
    <message>
        <source>Checked: nothing is wrong with the buildings.</source>
        <translation>已检查：建筑物没有问题。</translation>
    </message>
    <message>
        <source>Check of the buildings</source>
        <translation>建筑物检查</translation>
    </message>
    <message>
        <source>Checked. Errors: {error}, warnings: {warning}, notes: {note}. They stand in the findings.</source>
        <translation>检查完成。错误 {error} 条，警告 {warning} 条，提示 {note} 条，见检查结果面板。</translation>
    </message>
    <message>
        <source>Buildings tied: {tied} %. Dwellings known: {known} %.</source>
        <translation>已关联的建筑物：{tied} %。已掌握的住房：{known} %。</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
</context>
<context>
    <name>ClickTool</name>
    <message>
        <source>Click a unit to give it to the outlined grid, or drag over several. Right-click picks a grid.</source>
        <translation>点击单元，将其划入目标网格；也可拖过多个单元。右键选取目标网格。</translation>
    </message>
</context>
<context>
    <name>CodesModel</name>
    <message>
        <source>Code before</source>
        <translation>原代码</translation>
    </message>
    <message>
        <source>Code after</source>
        <translation>新代码</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Share of the grid before</source>
        <translation>占原网格比例</translation>
    </message>
    <message>
        <source>no grid</source>
        <translation>无网格</translation>
    </message>
</context>
<context>
    <name>CommunitiesModel</name>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>What its total allows</source>
        <translation>按总户数可划分情况</translation>
    </message>
</context>
<context>
    <name>CommunityGridsPlugin</name>
    <message>
        <source>Divide district…</source>
        <translation>划分网格…</translation>
    </message>
    <message>
        <source>Divide a district's communities into grids</source>
        <translation>将区域内的各社区划分为网格</translation>
    </message>
    <message>
        <source>Show what the division found</source>
        <translation>显示划分时发现的问题</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Community Grids</source>
        <translation>社区网格</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>This finding concerns the whole district: there is no one place to show.</source>
        <translation>该检查结果涉及整个区域，没有具体位置可定位。</translation>
    </message>
    <message>
        <source>Show the grids of the open plan, or open one</source>
        <translation>显示已打开方案的网格，或打开方案</translation>
    </message>
    <message>
        <source>Buildings and households</source>
        <translation>建筑物与住户</translation>
    </message>
    <message>
        <source>Events and cameras</source>
        <translation>事件与摄像机</translation>
    </message>
</context>
<context>
    <name>CommunityGridsProvider</name>
    <message>
        <source>Community Grids: divide, check and share a city's grids</source>
        <translation>社区网格：城市网格的划分、检查与共享</translation>
    </message>
</context>
<context>
    <name>CompareGrids</name>
    <message>
        <source>Compare grids</source>
        <translation>比较网格</translation>
    </message>
    <message>
        <source>Compares two plans of one district: a layer of the buildings or units that get another grid, a table of which code becomes which with households and share, and a table of scores before and after.</source>
        <translation>比较同一区域的两个方案：得到归属网格变动的建筑物或单元图层、新旧代码对照表（含户数和比例）以及前后指标对照表。</translation>
    </message>
    <message>
        <source>compare,change,moved,codes,scenario,grid</source>
        <translation>比较,变动,调整,代码,情景,网格</translation>
    </message>
    <message>
        <source>Grids before</source>
        <translation>调整前的网格</translation>
    </message>
    <message>
        <source>The plan in force, with grid_code.</source>
        <translation>现行方案，须有 grid_code 字段。</translation>
    </message>
    <message>
        <source>Grids after</source>
        <translation>调整后的网格</translation>
    </message>
    <message>
        <source>The other plan, with grid_code.</source>
        <translation>另一方案，须有 grid_code 字段。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Where units are given, units that move are listed; else buildings are, unit_id being their id.</source>
        <translation>指定单元图层时，列出变动的单元；否则列出变动的建筑物，unit_id 为建筑物编号。</translation>
    </message>
    <message>
        <source>The polygons that the grids must tile.</source>
        <translation>社区面，网格须将其完整覆盖。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>What moved, with the code before and after.</source>
        <translation>归属变动的部分，含变动前后的网格代码。</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>代码对照</translation>
    </message>
    <message>
        <source>Which code becomes which: households, buildings, share.</source>
        <translation>新旧代码对照：户数、建筑物、比例。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Each measure before and after, and the difference.</source>
        <translation>各项指标的前后值及差值。</translation>
    </message>
    <message>
        <source>Households that move: {households} ({percent} %), buildings that move: {buildings}.</source>
        <translation>变动户数：{households} 户（{percent}%），变动建筑物：{buildings} 栋。</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>These scenarios are made of different units; they cannot be compared.</source>
        <translation>这两个情景的单元不同，无法比较。</translation>
    </message>
    <message>
        <source>Who moves: {before} → {after}</source>
        <translation>归属变动：{before} → {after}</translation>
    </message>
    <message>
        <source>There is one scenario only. Branch it, change the branch, and compare then.</source>
        <translation>只有一个情景。请先另存情景，修改后再比较。</translation>
    </message>
    <message>
        <source>The layer “{name}” is in the project.</source>
        <translation>图层“{name}”已加入工程。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Grids</source>
        <translation>网格数</translation>
    </message>
    <message>
        <source>Grids in band</source>
        <translation>达标网格</translation>
    </message>
    <message>
        <source>Grids over the maximum</source>
        <translation>超过上限的网格</translation>
    </message>
    <message>
        <source>Grids under the minimum</source>
        <translation>低于下限的网格</translation>
    </message>
    <message>
        <source>Households off the band</source>
        <translation>超出和不足的户数</translation>
    </message>
    <message>
        <source>Units without a grid</source>
        <translation>未归属单元</translation>
    </message>
    <message>
        <source>Standard deviation of households</source>
        <translation>户数标准差</translation>
    </message>
    <message>
        <source>Mean compactness</source>
        <translation>平均紧凑度</translation>
    </message>
    <message>
        <source>Least compactness</source>
        <translation>最低紧凑度</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>Compare scenarios</source>
        <translation>比较情景</translation>
    </message>
    <message>
        <source>Households that change their grid: {households} ({share} %), units: {units}.</source>
        <translation>变动户数：{households} 户（{share}%），涉及 {units} 个单元。</translation>
    </message>
    <message>
        <source>Both scenarios have the same grids.</source>
        <translation>两个情景的网格相同。</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>前后对调</translation>
    </message>
    <message>
        <source>Map of who moves as a layer</source>
        <translation>归属变动生成图层</translation>
    </message>
    <message>
        <source>Add the units that change their grid to the project</source>
        <translation>将归属变动的单元加入工程</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>前：</translation>
    </message>
    <message>
        <source>After:</source>
        <translation>后：</translation>
    </message>
    <message>
        <source>Take the chosen grids over into the open scenario</source>
        <translation>将选中的网格采用到当前情景</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>卷帘对比</translation>
    </message>
    <message>
        <source>One map with a line to drag: left of it lies before, right of it after</source>
        <translation>合为一幅地图，拖动分隔线：左侧为“前”，右侧为“后”</translation>
    </message>
</context>
<context>
    <name>Completeness</name>
    <message>
        <source>Completeness</source>
        <translation>完整度</translation>
    </message>
    <message>
        <source>Counts for each grid of a plan which share of its buildings is tied to a register, and of which share of its dwellings is known whether they are lived in, empty or a shop. Buildings in which nobody can live count for nothing.</source>
        <translation>统计方案中每个网格有多大比例的建筑物已与台账关联、多大比例的住房已知是有人住、空置还是商用。不可能住人的建筑物不计。</translation>
    </message>
    <message>
        <source>completeness,quality,register,dwelling,share</source>
        <translation>完整度,质量,台账,住房,比例,completeness,quality,register,dwelling,share</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it.</source>
        <translation>由“创建方案文件”生成的方案文件。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>The name of the scenario; without it the one that was open last.</source>
        <translation>情景名称；不填时用上次打开的情景。</translation>
    </message>
    <message>
        <source>The grids with buildings, tied, tied_percent, dwellings, known and known_percent.</source>
        <translation>网格，带 buildings、tied、tied_percent、dwellings、known 和 known_percent 字段。</translation>
    </message>
    <message>
        <source>Buildings tied, %</source>
        <translation>已关联建筑物，%</translation>
    </message>
    <message>
        <source>Dwellings known, %</source>
        <translation>已掌握住房，%</translation>
    </message>
    <message>
        <source>Buildings tied: {tied} %; dwellings known: {known} %</source>
        <translation>已关联建筑物：{tied} %；已掌握住房：{known} %</translation>
    </message>
</context>
<context>
    <name>ConflictLegend</name>
    <message>
        <source>Theirs: {name}</source>
        <translation>对方：{name}</translation>
    </message>
    <message>
        <source>Theirs: a colleague</source>
        <translation>对方：同事</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Before both</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Filled: what is chosen. Click a unit to choose the other side.</source>
        <translation>填充色表示当前选择；点击单元可改选另一方。</translation>
    </message>
</context>
<context>
    <name>ConflictTool</name>
    <message>
        <source>Click a unit to choose between your change and the colleague's.</source>
        <translation>点击单元，在自己的修改和对方的修改之间选择。</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>given up</source>
        <translation>撤并</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A unit went to two different grids.</source>
        <translation>同一单元被划入了两个不同的网格。</translation>
    </message>
    <message>
        <source>Grid {grid} was given two different names, kinds or notes.</source>
        <translation>网格 {grid} 的名称、类型或备注被改成了两种。</translation>
    </message>
    <message>
        <source>Grid {grid} was locked on one side and changed on the other.</source>
        <translation>网格 {grid} 一方已锁定，另一方作了修改。</translation>
    </message>
    <message>
        <source>Grid {grid} was given up on one side and goes on on the other.</source>
        <translation>网格 {grid} 一方已撤并，另一方仍在使用。</translation>
    </message>
    <message>
        <source>Both changes together would leave grid {grid} in pieces.</source>
        <translation>两方修改合在一起，网格 {grid} 会被分成几块。</translation>
    </message>
    <message>
        <source>Both changed the same grids.</source>
        <translation>双方修改了相同的网格。</translation>
    </message>
</context>
<context>
    <name>ConflictsBox</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Click Mine or Theirs of a grid, or single units on the map, to choose some of each.</source>
        <translation>如需各取一部分，请点击网格的“我的”或“对方的”，或在地图上点击单元。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Take what is chosen</source>
        <translation>采用所选</translation>
    </message>
    <message>
        <source>Changed here and by a colleague at once: {count}. Choose for each; until then yours stays here.</source>
        <translation>您与同事同时修改的冲突：{count} 处。请逐一选择；选择之前，此处保留您的修改。</translation>
    </message>
</context>
<context>
    <name>ConnectionBox</name>
    <message>
        <source>Share now</source>
        <translation>立即共享</translation>
    </message>
    <message>
        <source>Write what is waiting to the shared database, and fetch what colleagues did</source>
        <translation>将待共享的修改写入共享数据库，并取回同事的修改</translation>
    </message>
    <message>
        <source>Share each change at once</source>
        <translation>修改后立即共享</translation>
    </message>
    <message>
        <source>A change is written a moment after it was made; else by Share now</source>
        <translation>每次修改后稍候即写入；否则由“立即共享”写入</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Stay connected: colleagues' changes appear on the map by themselves</source>
        <translation>保持连接：同事的修改会自动显示在地图上</translation>
    </message>
    <message>
        <source>Database: {name}</source>
        <translation>数据库：{name}</translation>
    </message>
    <message>
        <source>last synced at {time}</source>
        <translation>上次同步 {time}</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>系统会自动重试。</translation>
    </message>
    <message>
        <source>Connection lost: everything is kept in the file</source>
        <translation>连接已断开：全部修改保存在文件中</translation>
    </message>
    <message>
        <source>Not live: changes stay in the file</source>
        <translation>未连接：修改保存在文件中</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接……</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>, units waiting: {count}</source>
        <translation>，待共享单元 {count} 个</translation>
    </message>
    <message>
        <source>, grids waiting: {count}</source>
        <translation>，待共享网格 {count} 个</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>ConvertCoordinates</name>
    <message>
        <source>Convert coordinates</source>
        <translation>坐标转换</translation>
    </message>
    <message>
        <source>Converts a layer between WGS 84 (CGCS2000 is the same to a decimetre) and the shifted coordinates of web maps of China: GCJ-02 of Amap and Tencent, BD-09 of Baidu. Which of them a layer is in shows by the buildings, if it lies at buildings at all. The way back is exact to a millimetre; that the public formulas are the official ones to better than some metres nobody can promise. Features outside China stay as they are. It is an aid for data that arrive shifted, not for publishing.</source>
        <translation>在 WGS 84（CGCS2000 与之相差不到一分米）与网络地图的偏移坐标之间转换图层：高德、腾讯的 GCJ-02，百度的 BD-09。如果要素本应位于建筑物处，可由建筑物看出图层用的是哪一种。反算精确到毫米；但公开的公式与官方算法是否在几米以内一致，谁也无法保证。中国以外的要素保持不变。此功能用于处理收到的偏移数据，不用于公开发布。</translation>
    </message>
    <message>
        <source>GCJ-02,BD-09,WGS84,CGCS2000,Mars,Amap,Baidu,shift,datum,coordinates</source>
        <translation>GCJ-02,BD-09,WGS84,CGCS2000,火星坐标,高德,百度,偏移,坐标转换,纠偏</translation>
    </message>
    <message>
        <source>Points, lines or polygons. Its CRS stays the same; heights and measures are not kept.</source>
        <translation>点、线或多边形。其坐标参考系不变；高程和测量值不保留。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>What its coordinates are in. find_out compares its features with the buildings and refuses where that tells nothing.</source>
        <translation>其坐标属于哪一种。find_out 把要素与建筑物比对，看不出时拒绝转换。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>What they are to be in.</source>
        <translation>要转换成哪一种。</translation>
    </message>
    <message>
        <source>Buildings that are known to lie right, for find_out.</source>
        <translation>已知位置正确的建筑物，供 find_out 使用。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>转换结果</translation>
    </message>
    <message>
        <source>The layer with its coordinates converted. Fields about persons are dropped.</source>
        <translation>坐标已转换的图层。涉及个人的字段会被去掉。</translation>
    </message>
    <message>
        <source>What the layer was in</source>
        <translation>图层原来的坐标</translation>
    </message>
    <message>
        <source>Features converted</source>
        <translation>已转换的要素数</translation>
    </message>
    <message>
        <source>FROM is find_out: BUILDINGS must name a layer to compare with.</source>
        <translation>FROM 为 find_out：BUILDINGS 须给出用来比对的图层。</translation>
    </message>
    <message>
        <source>FROM and TO are the same.</source>
        <translation>FROM 与 TO 相同。</translation>
    </message>
    <message>
        <source>From {before} to {after}: {moved} features; outside China, as they were: {outside}.</source>
        <translation>从 {before} 到 {after}：{moved} 个要素；在中国以外、保持不变：{outside} 个。</translation>
    </message>
</context>
<context>
    <name>CountingAlgorithm</name>
    <message>
        <source>The plan file, as Make plan writes it. Its scenarios stay as they are.</source>
        <translation>由“创建方案文件”生成的方案文件。其中的情景保持原样。</translation>
    </message>
    <message>
        <source>Name of the new scenario</source>
        <translation>新情景的名称</translation>
    </message>
    <message>
        <source>What the scenario with the new counts is called.</source>
        <translation>采用新户数的情景名称。</translation>
    </message>
    <message>
        <source>Number of the new scenario</source>
        <translation>新情景的编号</translation>
    </message>
</context>
<context>
    <name>CountingByRegister</name>
    <message>
        <source>Count plan by register…</source>
        <translation>按台账统计方案…</translation>
    </message>
    <message>
        <source>Count the plan by a register that was tied to its buildings, as a new scenario</source>
        <translation>按已关联到建筑物的台账统计方案，作为新情景</translation>
    </message>
</context>
<context>
    <name>CreateSchema</name>
    <message>
        <source>Set up shared database</source>
        <translation>建立共享数据库</translation>
    </message>
    <message>
        <source>Makes the schema community_grids in a PostGIS database, and four roles: community_grids_reader, community_grids_editor, community_grids_approver and community_grids_owner. Whatever else is in the database stays as it is. It is done whole or not at all.</source>
        <translation>在 PostGIS 数据库中建立模式 community_grids 和四个角色：community_grids_reader、community_grids_editor、community_grids_approver、community_grids_owner。数据库中的其他内容保持不变。要么全部完成，要么什么都不做。</translation>
    </message>
    <message>
        <source>CRS of all plans in this database</source>
        <translation>此数据库中全部方案的坐标系</translation>
    </message>
    <message>
        <source>The projected CRS, in metres, that your plan files are in. It can't be changed later.</source>
        <translation>方案文件所用的投影坐标系，以米为单位。以后不能更改。</translation>
    </message>
    <message>
        <source>Yes, make the schema and the roles in this database</source>
        <translation>是，在此数据库中建立模式和角色</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>模式版本</translation>
    </message>
    <message>
        <source>The database is set up.</source>
        <translation>数据库已建立。</translation>
    </message>
    <message>
        <source>Everybody may make objects in the schema {schema}, where PostGIS is, and so get round the roles. Its owner should run: REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC</source>
        <translation>任何人都能在 PostGIS 所在的模式 {schema} 中建立对象，从而绕过角色的限制。请该模式的所有者执行：REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC</translation>
    </message>
</context>
<context>
    <name>Crs</name>
    <message>
        <source>The layer {layer} has no CRS. Set the CRS of the layer and run again.</source>
        <translation>图层“{layer}”没有坐标系。请先设置图层坐标系，再重新运行。</translation>
    </message>
    <message>
        <source>The coordinates of the layer {layer} do not fit its CRS {crs}. Set the right CRS and run again.</source>
        <translation>图层“{layer}”的坐标与其坐标系 {crs} 不符。请设置正确的坐标系，再重新运行。</translation>
    </message>
    <message>
        <source>No feature of the layer {layer} has a place on the map.</source>
        <translation>图层 {layer} 没有任何要素在地图上有位置。</translation>
    </message>
</context>
<context>
    <name>Datum</name>
    <message>
        <source>It does not show by the buildings what the coordinates of {layer} are: {shares}. Choose it.</source>
        <translation>由建筑物看不出 {layer} 的坐标属于哪一种：{shares}。请自行选择。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>The plan's profile has deadlines or a calendar that cannot be read: {trouble}</source>
        <translation>方案参数中的时限或工作日历无法读取：{trouble}</translation>
    </message>
</context>
<context>
    <name>DescribeBoundaries</name>
    <message>
        <source>Describe boundaries</source>
        <translation>描述四至</translation>
    </message>
    <message>
        <source>Writes the four boundaries (四至) of each grid in words: what runs along its north, east, south and west, and from where to where, in Chinese and in English. Names in Chinese are spelled by their sound in the English text, unless the streets have a field of English names.</source>
        <translation>以文字说明每个网格的四至：东、南、西、北各沿何处、从何处到何处，中英文各一份。英文中的中文地名按读音拼写；街道有英文名称字段的，用该名称。</translation>
    </message>
    <message>
        <source>boundary,words,description,notice,street,grid</source>
        <translation>四至,边界,描述,公告,街道,网格</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The grids to describe.</source>
        <translation>要描述四至的网格。</translation>
    </message>
    <message>
        <source>Code of the grid</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>The field that the table of sides names a grid by.</source>
        <translation>各边说明表中用以标识网格的字段。</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Streets that boundaries follow, and that cross them at their ends.</source>
        <translation>边界所沿的街道，以及边界两端与之相交的街道。</translation>
    </message>
    <message>
        <source>Name of the street</source>
        <translation>街道名称</translation>
    </message>
    <message>
        <source>The field with the street's name.</source>
        <translation>街道名称所在的字段。</translation>
    </message>
    <message>
        <source>Class of the street</source>
        <translation>街道等级</translation>
    </message>
    <message>
        <source>The field with the street's class, which tells a lane without a name from a street without one.</source>
        <translation>街道等级所在的字段，用以区分无名小路和无名街道。</translation>
    </message>
    <message>
        <source>English name of the street</source>
        <translation>街道英文名称</translation>
    </message>
    <message>
        <source>The field with the name for the English text.</source>
        <translation>英文说明所用名称所在的字段。</translation>
    </message>
    <message>
        <source>Name of the barrier</source>
        <translation>阻隔要素名称</translation>
    </message>
    <message>
        <source>The field with the name of the river, lake or railway, in whichever of the layers has it.</source>
        <translation>河流、湖泊或铁路名称所在的字段，任一阻隔要素图层有该字段即可。</translation>
    </message>
    <message>
        <source>Walled compounds</source>
        <translation>封闭小区</translation>
    </message>
    <message>
        <source>Compounds, whose walls count where no street runs.</source>
        <translation>小区面；没有街道之处，以小区围墙说明边界。</translation>
    </message>
    <message>
        <source>Name of the compound</source>
        <translation>小区名称</translation>
    </message>
    <message>
        <source>The field with the compound's name.</source>
        <translation>小区名称所在的字段。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Communities, whose edges count where nothing else is.</source>
        <translation>社区面；没有其他地物之处，以社区边界说明。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Buildings tell a boundary between buildings from one across open ground.</source>
        <translation>用以区分楼间边界和空地边界。</translation>
    </message>
    <message>
        <source>Grids with their boundaries</source>
        <translation>带四至的网格</translation>
    </message>
    <message>
        <source>The grids as they are, with the fields boundary_zh and boundary_en.</source>
        <translation>原有网格，加上 boundary_zh 和 boundary_en 字段。</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>各边说明</translation>
    </message>
    <message>
        <source>A table with a row for each side of each grid.</source>
        <translation>每个网格的每条边一行。</translation>
    </message>
</context>
<context>
    <name>District</name>
    <message>
        <source>The layer {layer} has no features.</source>
        <translation>图层“{layer}”没有要素。</translation>
    </message>
    <message>
        <source>No feature of the layer {layer} has an area.</source>
        <translation>图层“{layer}”中没有任何有面积的要素。</translation>
    </message>
</context>
<context>
    <name>DivideDistrict</name>
    <message>
        <source>Divide district</source>
        <translation>划分网格</translation>
    </message>
    <message>
        <source>Divides communities into grids of so many households. Each grid is one piece inside one community; no building is cut; no grid lies across a river, railway or expressway unless a bridge or crossing joins its sides. The same input and seed give the same plan.</source>
        <translation>按规定户数将社区划分为网格。每个网格是完整的一块，只属于一个社区；不切分建筑物；除有桥梁或通道相连外，不跨越河流、铁路和快速路。输入数据和随机种子相同，划分方案就相同。</translation>
    </message>
    <message>
        <source>grid,community,households,districting,regions,balance</source>
        <translation>网格,社区,户数,划分,分区,均衡</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Grids of an earlier plan, with the field grid_code, that stay as they are.</source>
        <translation>以往方案中保持不变的网格，须有 grid_code 字段。</translation>
    </message>
    <message>
        <source>Name of the community</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>The field with the name that the grids carry as community_name.</source>
        <translation>社区名称所在的字段，写入网格的 community_name 字段。</translation>
    </message>
</context>
<context>
    <name>DivideTower</name>
    <message>
        <source>Divide tower by entrance</source>
        <translation>按单元划分高楼</translation>
    </message>
    <message>
        <source>Divides a building with more households than a grid may have into vertical grids, each of neighbouring entrances. They share the ground of the grid that the building stands in, which keeps its polygon. Codes are the next free ones of the community.</source>
        <translation>把户数超过一个网格上限的建筑物按相邻单元划分为竖向网格。它们共用建筑物所在网格的地面，该网格的多边形不变。编码取社区内下一个可用的编码。</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>The identifier of the building in the plan.</source>
        <translation>建筑物在方案中的标识。</translation>
    </message>
    <message>
        <source>Groups of entrances</source>
        <translation>单元分组</translation>
    </message>
    <message>
        <source>Which entrances go together, such as 1-2; 3-4. Without it the groups are chosen: within the limits where they can be, few, and of even size. Entrances that are not named stay with the grid on the ground.</source>
        <translation>哪些单元合为一组，如 1-2; 3-4。不填时自动选择：尽量在范围内、组数少、大小均匀。未写明的单元留在地面网格。</translation>
    </message>
    <message>
        <source>Make it whole again</source>
        <translation>恢复为整栋</translation>
    </message>
    <message>
        <source>Dissolves the vertical grids of the building instead; their codes are never given again.</source>
        <translation>改为撤销该建筑物的竖向网格；其编码不再使用。</translation>
    </message>
    <message>
        <source>{grid}: entrances {entrances}, households {households}</source>
        <translation>{grid}：{entrances} 单元，{households} 户</translation>
    </message>
</context>
<context>
    <name>DividingTowers</name>
    <message>
        <source>Divide tower by entrance…</source>
        <translation>按单元划分高楼…</translation>
    </message>
    <message>
        <source>Make vertical grids of the entrances of a building that is too much for one grid</source>
        <translation>把一栋超出一个网格的建筑物按单元划分为竖向网格</translation>
    </message>
    <message>
        <source>No building of this plan holds more households than its grid may.</source>
        <translation>本方案中没有户数超过网格上限的建筑物。</translation>
    </message>
    <message>
        <source>{name} ({households} households)</source>
        <translation>{name}（{households} 户）</translation>
    </message>
    <message>
        <source>{name}: {households} households, entrances: {entrances}, on the ground of grid {grid}; limits {minimum} to {maximum}.</source>
        <translation>{name}：{households} 户，单元：{entrances}，位于网格 {grid} 的地面；范围为 {minimum} 至 {maximum} 户。</translation>
    </message>
    <message>
        <source>beside the tower</source>
        <translation>高楼之外</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Take them too</source>
        <translation>一并划入</translation>
    </message>
    <message>
        <source>Rename grid</source>
        <translation>重命名网格</translation>
    </message>
    <message>
        <source>New name of grid {grid}:</source>
        <translation>网格 {grid} 的新名称：</translation>
    </message>
    <message>
        <source>Every unit belongs to a grid: there is nothing to fill.</source>
        <translation>所有单元均已归属网格，无需补划。</translation>
    </message>
    <message>
        <source>Every grid of this community is whole and in band.</source>
        <translation>该社区的网格均完整且达标。</translation>
    </message>
    <message>
        <source>Repaired. Households that changed their grid: {households}.</source>
        <translation>已修复。变动户数：{households} 户。</translation>
    </message>
    <message>
        <source>To do it all the same, say why. The reason stays with the grid:</source>
        <translation>仍要执行时，请说明原因。原因将记录在该网格中：</translation>
    </message>
    <message>
        <source>Over the maximum</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>Grid {grid} has no neighbour that is not locked, so nobody can get its ground.</source>
        <translation>网格 {grid} 没有未锁定的相邻网格，其地块无处划入。</translation>
    </message>
    <message>
        <source>Retire grid</source>
        <translation>撤并网格</translation>
    </message>
    <message>
        <source>Its code {grid} is given up for good. Its ground goes to:</source>
        <translation>代码 {grid} 将作废，不再使用。其地块划入：</translation>
    </message>
    <message>
        <source>{grid} {name} (households then: {households})</source>
        <translation>{grid} {name}（划入后 {households} 户）</translation>
    </message>
    <message>
        <source>Fill what is unassigned</source>
        <translation>补划未归属单元</translation>
    </message>
    <message>
        <source>Repair its community</source>
        <translation>修复所属社区</translation>
    </message>
    <message>
        <source>The line crosses no grid.</source>
        <translation>该线没有穿过任何网格。</translation>
    </message>
    <message>
        <source>Choose the grid that is to gain ground first: right-click it, then draw in its neighbour.</source>
        <translation>请先右键点击要扩大的网格，再在相邻网格内画线。</translation>
    </message>
</context>
<context>
    <name>ElevationView</name>
    <message>
        <source>Elevation table: floors by entrances</source>
        <translation>楼盘表：楼层和单元</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No plan is open</source>
        <translation>未打开方案</translation>
    </message>
    <message>
        <source>A plan file holds grids, units and every change, ready to work on.</source>
        <translation>方案文件包含网格、单元和全部修改记录，可直接编辑。</translation>
    </message>
    <message>
        <source>Open a plan file…</source>
        <translation>打开方案文件…</translation>
    </message>
    <message>
        <source>You have grids and units as layers? Make a plan file of them:</source>
        <translation>已有网格和单元图层？用其创建方案文件：</translation>
    </message>
    <message>
        <source>Make a plan from layers…</source>
        <translation>由图层创建方案文件…</translation>
    </message>
    <message>
        <source>You have communities, buildings and streets, but no grids yet?</source>
        <translation>已有社区、建筑物和街道，还没有网格？</translation>
    </message>
    <message>
        <source>Divide a district…</source>
        <translation>划分网格…</translation>
    </message>
</context>
<context>
    <name>EstimateHouseholds</name>
    <message>
        <source>Estimate households</source>
        <translation>估计户数</translation>
    </message>
    <message>
        <source>Estimates the households of buildings that no register reaches, from the ground they stand on, their floors and their use. Where the households of some buildings are known, others like them follow; where a community's total is known, its buildings add up to it. Each building and each grid has an interval, and grids that may be within the limits or not are marked.</source>
        <translation>根据占地、层数和用途，估计台账未覆盖的建筑物的户数。部分建筑物户数已知时，类似的建筑物照此估计；社区总户数已知时，各建筑物之和等于总户数。每栋建筑物、每个网格都有区间，可能在范围内也可能不在的网格会标出。</translation>
    </message>
    <message>
        <source>household,estimate,dasymetric,floors,interval,population</source>
        <translation>户,估计,分区密度,层数,区间,人口,household,estimate,dasymetric,floors,interval,population</translation>
    </message>
    <message>
        <source>Footprints, or parcels where there are none.</source>
        <translation>建筑轮廓；没有时用宗地。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>The field with the floors above the ground, guessed where none is chosen. Missing floors come from buildings like it near by.</source>
        <translation>地上层数字段，未选择时自动猜测。缺少的层数取自附近类似的建筑物。</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>The field with the use, guessed where none is chosen; Chinese, English, or OpenStreetMap's building.</source>
        <translation>用途字段，未选择时自动猜测；可为中文、英文或 OpenStreetMap 的 building。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Households that are known</source>
        <translation>已知户数</translation>
    </message>
    <message>
        <source>The field with the households of those buildings that a register reaches; empty for the rest.</source>
        <translation>台账已覆盖的建筑物的户数字段；其余为空。</translation>
    </message>
    <message>
        <source>The communities that the buildings stand in.</source>
        <translation>建筑物所在的社区。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>The field with the community's households, which its buildings are to add up to.</source>
        <translation>社区总户数字段，各建筑物之和等于该数。</translation>
    </message>
    <message>
        <source>Total of the community</source>
        <translation>社区总户数</translation>
    </message>
    <message>
        <source>Grids, of which each gets an estimate of its own.</source>
        <translation>网格，每个网格另有估计。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The polygons are</source>
        <translation>多边形为</translation>
    </message>
    <message>
        <source>Parcels are built over in part, nobody knows how densely.</source>
        <translation>宗地只有一部分建有房屋，密度不详。</translation>
    </message>
    <message>
        <source>Cases that an interval holds, %</source>
        <translation>区间的置信度，%</translation>
    </message>
    <message>
        <source>Nine in ten by default.</source>
        <translation>默认十有九中。</translation>
    </message>
    <message>
        <source>Buildings with households</source>
        <translation>带户数的建筑物</translation>
    </message>
    <message>
        <source>The buildings with households_estimated, low, high and method: register, use, estimated or none. A district can be divided, and a plan counted, by households_estimated.</source>
        <translation>建筑物，带 households_estimated、low、high 和 method（register、use、estimated 或 none）。可按 households_estimated 划分网格、统计方案。</translation>
    </message>
    <message>
        <source>Estimates of the grids</source>
        <translation>网格估计</translation>
    </message>
    <message>
        <source>Where grids are given: they with estimate, low, high, status, and could_flip, which is 1 where the status is not sure.</source>
        <translation>给出网格时：附 estimate、low、high、status 和 could_flip；could_flip 为 1 表示达标与否不能确定。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Grids whose status is not sure, totals that do not fit, and what was missing in the input.</source>
        <translation>达标与否不能确定的网格、不相符的总户数，以及输入中缺少的内容。</translation>
    </message>
    <message>
        <source>Grids whose status is not sure</source>
        <translation>达标与否不能确定的网格</translation>
    </message>
</context>
<context>
    <name>Estimating</name>
    <message>
        <source>Estimate households…</source>
        <translation>估计户数…</translation>
    </message>
    <message>
        <source>Estimate households where no register reaches, with an interval for each grid</source>
        <translation>估计台账未覆盖处的户数，每个网格附区间</translation>
    </message>
</context>
<context>
    <name>EventCard</name>
    <message>
        <source>{grid} and {other} beside it; {lead} leads</source>
        <translation>{grid}，相邻 {other}；由 {lead} 牵头</translation>
    </message>
    <message>
        <source>{at}: {before} → {after}</source>
        <translation>{at}：{before} → {after}</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核单</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>交单</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评单</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结时限</translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <source>Then take them into the plan</source>
        <translation>然后纳入方案</translation>
    </message>
    <message>
        <source>Coordinates are:</source>
        <translation>坐标属于：</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>of Amap or Tencent (GCJ-02)</source>
        <translation>高德或腾讯（GCJ-02）</translation>
    </message>
    <message>
        <source>of Baidu (BD-09)</source>
        <translation>百度（BD-09）</translation>
    </message>
    <message>
        <source>The coordinates lie at the buildings of the plan as {datum}, not as they are. Convert them?</source>
        <translation>这些坐标按 {datum} 才落在方案的建筑物处，而不是按原样。要转换吗？</translation>
    </message>
    <message>
        <source>Import events</source>
        <translation>导入事件</translation>
    </message>
    <message>
        <source>Events:</source>
        <translation>事件：</translation>
    </message>
    <message>
        <source>Tables of events</source>
        <translation>事件表</translation>
    </message>
    <message>
        <source>Choose the file that the events arrived in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG.</source>
        <translation>选择收到的事件文件：XLSX、XLS、ODS、CSV、DBF、SHP、GDB、GPKG。</translation>
    </message>
    <message>
        <source>Events: {events}; with coordinates: {placed}; with an address alone: {addresses}</source>
        <translation>事件：{events}；有坐标：{placed}；仅有地址：{addresses}</translation>
    </message>
</context>
<context>
    <name>EventInputs</name>
    <message>
        <source>The last day, {last}, lies before the first, {first}.</source>
        <translation>结束日期 {last} 早于开始日期 {first}。</translation>
    </message>
    <message>
        <source>Clock of the times</source>
        <translation>时间所用的时区</translation>
    </message>
    <message>
        <source>{parameter} is no offset such as +08:00.</source>
        <translation>{parameter} 不是 +08:00 这样的时差。</translation>
    </message>
    <message>
        <source>{layer}: {fields}</source>
        <translation>{layer}：{fields}</translation>
    </message>
    <message>
        <source>The offset from UTC of days and of times without a zone. Without it, that of the plan which is given or in which one of the layers lies; where there is none, or it says nothing, +08:00.</source>
        <translation>日期以及没有时区的时间与 UTC 的时差。不填时用所给方案或图层所在方案的时差；没有方案或方案未说明时为 +08:00。</translation>
    </message>
</context>
<context>
    <name>EventMap</name>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue or nearly</source>
        <translation>超期或将超期</translation>
    </message>
    <message>
        <source>Urgent and open</source>
        <translation>紧急且未结</translation>
    </message>
    <message>
        <source>Last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>已超期 {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>还剩 {span}</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
</context>
<context>
    <name>EventRoles</name>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接单时间</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核单时间</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单时间</translation>
    </message>
    <message>
        <source>Handling begun</source>
        <translation>开始办理时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>交单时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评单时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Other grid</source>
        <translation>另一网格</translation>
    </message>
    <message>
        <source>Leading grid</source>
        <translation>牵头网格</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Subdistrict or town</source>
        <translation>街道（乡镇）</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Building code</source>
        <translation>建筑物编码</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>Crossing road</source>
        <translation>相交道路</translation>
    </message>
    <message>
        <source>X, longitude</source>
        <translation>X，经度</translation>
    </message>
    <message>
        <source>Y, latitude</source>
        <translation>Y，纬度</translation>
    </message>
    <message>
        <source>X and Y</source>
        <translation>X 和 Y</translation>
    </message>
    <message>
        <source>not read: free text, or nothing more</source>
        <translation>不读取：自由文本，或没有更多内容</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接单</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核单</translation>
    </message>
    <message>
        <source>dispatched</source>
        <translation>已派单</translation>
    </message>
    <message>
        <source>being handled</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>已交单</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>已评单</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退单</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已并案</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>grid officer</source>
        <translation>网格员上报</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345 转办</translation>
    </message>
    <message>
        <source>110, no police matter</source>
        <translation>110 转办（非警务）</translation>
    </message>
    <message>
        <source>residents' app</source>
        <translation>居民 APP</translation>
    </message>
    <message>
        <source>portal</source>
        <translation>门户网站</translation>
    </message>
    <message>
        <source>service line</source>
        <translation>服务热线</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>现场到访</translation>
    </message>
    <message>
        <source>WeChat account</source>
        <translation>微信公众号</translation>
    </message>
    <message>
        <source>video patrol</source>
        <translation>视频巡查</translation>
    </message>
    <message>
        <source>sensor or smart capture</source>
        <translation>传感或智能抓拍</translation>
    </message>
    <message>
        <source>emergency watch</source>
        <translation>求助手表</translation>
    </message>
    <message>
        <source>property manager</source>
        <translation>物业上报</translation>
    </message>
    <message>
        <source>handed over by a department</source>
        <translation>部门移交</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>most urgent</source>
        <translation>特急</translation>
    </message>
</context>
<context>
    <name>EventsDock</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Open a plan with events, or add a layer of events to the project.</source>
        <translation>打开带有事件的方案，或向项目添加事件图层。</translation>
    </message>
    <message>
        <source>Give the view a name first.</source>
        <translation>请先给视图起名。</translation>
    </message>
    <message>
        <source>Name of a view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Save the view under this name, with the part of the map that is seen</source>
        <translation>以此名称保存视图，连同当前的地图范围</translation>
    </message>
    <message>
        <source>Delete the view of this name</source>
        <translation>删除此名称的视图</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Events: daily sheet</source>
        <translation>事件日报</translation>
    </message>
    <message>
        <source>Events: figures</source>
        <translation>事件统计</translation>
    </message>
    <message>
        <source>compared with {span} (black lines)</source>
        <translation>与{span}比较（黑线）</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
    <message>
        <source>Where most came in</source>
        <translation>来件最多的</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>突出情况</translation>
    </message>
    <message>
        <source>As of {moment}.</source>
        <translation>截至 {moment}。</translation>
    </message>
    <message>
        <source>Groups with fewer than {floor} events are masked.</source>
        <translation>事件少于 {floor} 件的组已隐去。</translation>
    </message>
    <message>
        <source>Closure rate: closed / (received − rejected − merged).</source>
        <translation>办结率：办结 /（受理 − 不予受理 − 并案）。</translation>
    </message>
    <message>
        <source>On-time rate: closed by the deadline / due in the span.</source>
        <translation>按时办结率：按时办结 / 期间到期。</translation>
    </message>
    <message>
        <source>Events per km²</source>
        <translation>每平方公里事件数</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>beside {span}</source>
        <translation>对比 {span}</translation>
    </message>
    <message>
        <source>Events in no grid: {count}.</source>
        <translation>不在任何网格内的事件：{count} 件。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已隐去</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Closure rate, %</source>
        <translation>办结率，%</translation>
    </message>
    <message>
        <source>On-time rate, %</source>
        <translation>按时办结率，%</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Subdistrict or town</source>
        <translation>街道（乡镇）</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Per 1,000 households</source>
        <translation>每千户</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Minutes to dispatch</source>
        <translation>派单用时（分钟）</translation>
    </message>
    <message>
        <source>Minutes to arrive</source>
        <translation>到场用时（分钟）</translation>
    </message>
    <message>
        <source>Hours to close</source>
        <translation>办结用时（小时）</translation>
    </message>
    <message>
        <source>Events before</source>
        <translation>之前的事件</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Times as many</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Chance (p)</source>
        <translation>偶然概率（p）</translation>
    </message>
    <message>
        <source>Closure rate before, %</source>
        <translation>之前的办结率，%</translation>
    </message>
    <message>
        <source>On-time rate before, %</source>
        <translation>之前的按时办结率，%</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>已隐去</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Hot spot, 99 %</source>
        <translation>热点，99 %</translation>
    </message>
    <message>
        <source>Hot spot, 95 %</source>
        <translation>热点，95 %</translation>
    </message>
    <message>
        <source>Hot spot, 90 %</source>
        <translation>热点，90 %</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>无异常</translation>
    </message>
    <message>
        <source>Cold spot, 90 %</source>
        <translation>冷点，90 %</translation>
    </message>
    <message>
        <source>Cold spot, 95 %</source>
        <translation>冷点，95 %</translation>
    </message>
    <message>
        <source>Cold spot, 99 %</source>
        <translation>冷点，99 %</translation>
    </message>
    <message>
        <source>{category}: {ratio} as many as usual in {month} in grids {grids} ({chance}).</source>
        <translation>{category}：{month}为平常的{ratio}，网格 {grids}（{chance}）。</translation>
    </message>
    <message>
        <source>{category}: {ratio} as many as usual in {month}, most of it in grids {grids} ({chance}).</source>
        <translation>{category}：{month}为平常的{ratio}，主要在网格 {grids}（{chance}）。</translation>
    </message>
    <message>
        <source>{category}: {ratio} as many as usual in {month}, all over the district ({chance}).</source>
        <translation>{category}：{month}为平常的{ratio}，遍及全区（{chance}）。</translation>
    </message>
    <message>
        <source>A cluster of few events within {days} days; grids {grids} ({chance}).</source>
        <translation>{days} 天内少量事件聚集；网格 {grids}（{chance}）。</translation>
    </message>
    <message>
        <source>{count} events within {days} days where {usual} are usual, mostly {category}; grids {grids} ({chance}).</source>
        <translation>{days} 天内 {count} 件，平常 {usual} 件，多为{category}；网格 {grids}（{chance}）。</translation>
    </message>
    <message>
        <source>{count} events within {days} days where {usual} are usual; grids {grids} ({chance}).</source>
        <translation>{days} 天内 {count} 件，平常 {usual} 件；网格 {grids}（{chance}）。</translation>
    </message>
    <message>
        <source>{most} events within {days} days and {metres} m, {count} in all; grids {grids}.</source>
        <translation>{days} 天、{metres} 米内最多 {most} 件，共 {count} 件；网格 {grids}。</translation>
    </message>
    <message>
        <source>The same place again within {days} days and {metres} m, {count} events in all; grids {grids}.</source>
        <translation>{days} 天、{metres} 米内同一处再次发生，共 {count} 件；网格 {grids}。</translation>
    </message>
    <message>
        <source>The same place again within {days} days and {metres} m; grids {grids}.</source>
        <translation>{days} 天、{metres} 米内同一处再次发生；网格 {grids}。</translation>
    </message>
    <message>
        <source>many times</source>
        <translation>许多倍</translation>
    </message>
    <message>
        <source>{times} times</source>
        <translation>{times} 倍</translation>
    </message>
    <message>
        <source>How many events there are, closed and on time, by grid, department, month</source>
        <translation>按网格、部门、月份看事件件数、办结和按时情况</translation>
    </message>
    <message>
        <source>Find hot spots…</source>
        <translation>查找热点…</translation>
    </message>
    <message>
        <source>Find hot grids, rises, clusters and repeated places of events</source>
        <translation>查找事件的热点网格、突增、聚集和重复地点</translation>
    </message>
    <message>
        <source>Figures of events</source>
        <translation>事件统计</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>The plan: {name}</source>
        <translation>方案：{name}</translation>
    </message>
    <message>
        <source>Stopped. Choose what to count.</source>
        <translation>已停止。请选择统计内容。</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存统计</translation>
    </message>
</context>
<context>
    <name>FiguresDock</name>
    <message>
        <source>Figures of events</source>
        <translation>事件统计</translation>
    </message>
    <message>
        <source>Open a plan with events, or add a layer of events to the project.</source>
        <translation>打开带有事件的方案，或向项目添加事件图层。</translation>
    </message>
    <message>
        <source>All events; click a bar of the chart to see its own months</source>
        <translation>全部事件；点击图中的条可看该组逐月情况</translation>
    </message>
    <message>
        <source>Nothing that chance alone would not do as well.</source>
        <translation>没有超出偶然的情况。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (XLSX)…</source>
        <translation>电子表格（XLSX）…</translation>
    </message>
    <message>
        <source>Table as text (CSV)…</source>
        <translation>文本表格（CSV）…</translation>
    </message>
    <message>
        <source>Daily sheet to print (PDF)…</source>
        <translation>可打印的日报（PDF）…</translation>
    </message>
    <message>
        <source>Find hot spots…</source>
        <translation>查找热点…</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Standing out</source>
        <translation>突出情况</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Masked: few events, or one that others could be worked out by</source>
        <translation>已隐去：事件太少，或可由它推算出其他组</translation>
    </message>
</context>
<context>
    <name>FillGrids</name>
    <message>
        <source>Fill what is unassigned</source>
        <translation>补划未归属单元</translation>
    </message>
    <message>
        <source>Gives units without a grid to the grids beside them or to new ones, in band where that can be.</source>
        <translation>将未归属的单元划入相邻网格或新网格，尽可能达标。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The unit_id of each unit to look at, with commas between; without any, all.</source>
        <translation>要处理的各单元 unit_id，以英文逗号分隔；不填则处理全部。</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Last {count} days</source>
        <translation>最近 {count} 天</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue or nearly</source>
        <translation>超期或将超期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Whenever</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>编号或地址</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Leave nothing out</source>
        <translation>不过滤</translation>
    </message>
</context>
<context>
    <name>FindCodeDialog</name>
    <message>
        <source>Find by code</source>
        <translation>扫码查找</translation>
    </message>
    <message>
        <source>Scan a code, or type it and press Enter</source>
        <translation>扫码，或输入编号后按回车</translation>
    </message>
    <message>
        <source>Code of a building</source>
        <translation>建筑物编号</translation>
    </message>
    <message>
        <source>The code on a wall, or the building's own code:</source>
        <translation>墙上的二维码编号，或建筑物编码：</translation>
    </message>
    <message>
        <source>No building of this plan has the code {code}.</source>
        <translation>本方案中没有编号为 {code} 的建筑物。</translation>
    </message>
</context>
<context>
    <name>FindHotSpots</name>
    <message>
        <source>Find hot spots</source>
        <translation>查找热点</translation>
    </message>
    <message>
        <source>Looks where events heap up beyond chance (Getis and Ord's Gi* of the grids, corrected for how many were looked at), which classes rose in a month and in which grids, which events cluster in space and time, and which places come again. Each has a p-value; counts below the floor are masked.</source>
        <translation>查找事件超出偶然的聚集之处（网格的 Getis-Ord Gi*，已按所看的个数校正）、哪些类别在某月突增以及在哪些网格、哪些事件在时空上聚集、哪些地点反复发生。各有 p 值；低于下限的件数隐去。</translation>
    </message>
    <message>
        <source>event,incident,hot spot,heat map,Gi*,density,cluster,rise,repeat,DBSCAN</source>
        <translation>事件,热点,热力图,Gi*,密度,聚类,突增,重复,DBSCAN,hot spot</translation>
    </message>
    <message>
        <source>Events of a plan, or as they arrive: fields and words in Chinese and English are understood.</source>
        <translation>方案中的事件，或原始数据：能识别中英文的字段和词语。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Grids with grid_code; with households for rates.</source>
        <translation>带 grid_code 字段的网格；有户数时可算比率。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Communities with their codes and names, for the names in sentences.</source>
        <translation>带编码和名称的社区，用于句中的名称。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Only events of this class; without it all.</source>
        <translation>仅此类别的事件；不填为全部。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Without it, that of the first event.</source>
        <translation>不填时为首个事件的日期。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Without it, that of the last event.</source>
        <translation>不填时为最后一个事件的日期。</translation>
    </message>
    <message>
        <source>What may be hot: many events, or many for each 1,000 households, which is no map of people.</source>
        <translation>以什么衡量热点：事件多，或每千户事件多（后者不会只是人口图）。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Which grids are neighbours: those that touch, or whose middles are within a distance.</source>
        <translation>哪些网格相邻：相接的，或中心在一定距离以内的。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>相邻关系</translation>
    </message>
    <message>
        <source>Where neighbours are those within a distance.</source>
        <translation>按距离判断相邻时使用。</translation>
    </message>
    <message>
        <source>Distance, m</source>
        <translation>距离，米</translation>
    </message>
    <message>
        <source>Times the usual</source>
        <translation>平常的倍数</translation>
    </message>
    <message>
        <source>So many times the usual make a rise.</source>
        <translation>达到平常的多少倍算突增。</translation>
    </message>
    <message>
        <source>Largest p-value</source>
        <translation>最大 p 值</translation>
    </message>
    <message>
        <source>Rises and clusters that chance makes more often are not told.</source>
        <translation>比这更可能出于偶然的突增和聚集不予列出。</translation>
    </message>
    <message>
        <source>How often days are shuffled to see what chance does; clusters take a tenth of it.</source>
        <translation>随机打乱日期多少次来看偶然的结果；聚集取其十分之一。</translation>
    </message>
    <message>
        <source>Shuffles</source>
        <translation>打乱次数</translation>
    </message>
    <message>
        <source>Smaller counts are masked. 0 masks nothing.</source>
        <translation>更小的件数隐去。0 为不隐去。</translation>
    </message>
    <message>
        <source>Least events told</source>
        <translation>最少显示件数</translation>
    </message>
    <message>
        <source>Cluster: metres</source>
        <translation>聚集：米</translation>
    </message>
    <message>
        <source>Cluster: days</source>
        <translation>聚集：天</translation>
    </message>
    <message>
        <source>Cluster: events</source>
        <translation>聚集：件数</translation>
    </message>
    <message>
        <source>Repeated place: metres</source>
        <translation>重复地点：米</translation>
    </message>
    <message>
        <source>Repeated place: days</source>
        <translation>重复地点：天</translation>
    </message>
    <message>
        <source>Repeated place: events</source>
        <translation>重复地点：件数</translation>
    </message>
    <message>
        <source>How near events must be, and how many, to make a cluster or a repeated place.</source>
        <translation>事件要多近、多少件才算聚集或重复地点。</translation>
    </message>
    <message>
        <source>As far as an event spreads in the raster of density.</source>
        <translation>密度栅格中一个事件扩散的距离。</translation>
    </message>
    <message>
        <source>Radius of density, m</source>
        <translation>密度半径，米</translation>
    </message>
    <message>
        <source>Side of a cell of the raster of density.</source>
        <translation>密度栅格像元的边长。</translation>
    </message>
    <message>
        <source>Cell of density, m</source>
        <translation>密度像元，米</translation>
    </message>
    <message>
        <source>The same seed gives the same p-values.</source>
        <translation>同一种子得到同样的 p 值。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>The grids with events, events for each 1,000 households, z, p, p corrected, and how hot or cold.</source>
        <translation>网格及其事件数、每千户事件数、z、p、校正后的 p，以及冷热程度。</translation>
    </message>
    <message>
        <source>Clusters and repeated places</source>
        <translation>聚集和重复地点</translation>
    </message>
    <message>
        <source>Where and when, how many and how many are usual, which class and grids, and a sentence.</source>
        <translation>何处何时、多少件、平常多少件、类别和网格，以及一句说明。</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>突增</translation>
    </message>
    <message>
        <source>Class, month, events, how many are usual, the grids that carry it, and a sentence.</source>
        <translation>类别、月份、件数、平常件数、主要网格，以及一句说明。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Events per km², each spread over the radius. Cells with few events near by hold nothing.</source>
        <translation>每平方公里事件数，每个事件按半径扩散。附近事件很少的像元为空。</translation>
    </message>
    <message>
        <source>Hot grids</source>
        <translation>热点网格</translation>
    </message>
    <message>
        <source>Clusters that chance makes as well and that are not told: {count}</source>
        <translation>可能出于偶然、未列出的聚集：{count} 处</translation>
    </message>
    <message>
        <source>{layer}: no events of class {category} in this span.</source>
        <translation>{layer}：此期间没有类别为 {category} 的事件。</translation>
    </message>
    <message>
        <source>{layer}: no events in this span.</source>
        <translation>{layer}：此期间没有事件。</translation>
    </message>
    <message>
        <source>Cells of {cell} m are too small for ground of this size: take larger ones.</source>
        <translation>对这么大的范围，{cell} 米的像元太小：请取大一些。</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Distances and areas are measured in {crs}.</source>
        <translation>长度和面积按 {crs} 量算。</translation>
    </message>
    <message>
        <source>The layer {layer} was reprojected to {crs}.</source>
        <translation>图层“{layer}”已转换到 {crs}。</translation>
    </message>
    <message>
        <source>The layer {layer} has no features and was not used.</source>
        <translation>图层“{layer}”没有要素，未使用。</translation>
    </message>
    <message>
        <source>The outline of community feature {row} was not valid; it was repaired.</source>
        <translation>社区要素 {row} 的边界图形无效，已修复。</translation>
    </message>
    <message>
        <source>Community feature {row} has no geometry and was left out.</source>
        <translation>社区要素 {row} 没有图形，未参与划分。</translation>
    </message>
    <message>
        <source>Community feature {row} has coordinates that the CRS of its layer does not have; it was left out.</source>
        <translation>社区要素 {row} 的坐标超出其图层坐标参考系的范围，未参与划分。</translation>
    </message>
    <message>
        <source>The community has {parts} separate parts; no grid spans two of them.</source>
        <translation>社区由 {parts} 个互不相连的部分组成，任何网格都不会跨越两个部分。</translation>
    </message>
    <message>
        <source>Community features without a code: {rows}.</source>
        <translation>缺少代码的社区要素：{rows}。</translation>
    </message>
    <message>
        <source>The community code {code} occurs {rows} times; these communities share one sequence of grid numbers.</source>
        <translation>社区代码 {code} 重复出现 {rows} 次，这些社区的网格共用一个顺序号序列。</translation>
    </message>
    <message>
        <source>Communities without a valid 12-digit code were numbered from north to south and west to east, {first} to {last} (number: {count}, features: {rows}); their grid codes begin with that number.</source>
        <translation>没有有效 12 位代码的社区按从北到南、从西到东编号 {first} 至 {last}（共 {count} 个，要素：{rows}），其网格代码以该编号开头。</translation>
    </message>
    <message>
        <source>Community features {one} and {other} overlap by {area_m2} m²; the ground goes to the one listed first.</source>
        <translation>社区要素 {one} 与 {other} 重叠 {area_m2} 平方米，重叠部分归排列在前的社区。</translation>
    </message>
    <message>
        <source>A gap of {area_m2} m² beside community features {rows} lies in no community; it belongs to no grid.</source>
        <translation>社区要素 {rows} 旁有 {area_m2} 平方米的空隙不属于任何社区，也不属于任何网格。</translation>
    </message>
    <message>
        <source>{layer}: building outlines that were not valid were repaired (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物图形无效，已修复（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: buildings without geometry were left out, with their households (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物没有图形，连同其户数未计入（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: buildings with coordinates that the CRS of the layer does not have were left out, with their households (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物的坐标超出图层坐标参考系的范围，连同其户数未计入（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Buildings outside every community were left out (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>部分建筑物不在任何社区内，未计入（{count} 个，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Building {row} (households: {households}) lies across a community boundary; it counts where its inner point lies.</source>
        <translation>建筑物 {row}（{households} 户）跨越社区边界，按其内部点所在的社区计算。</translation>
    </message>
    <message>
        <source>Pairs of buildings that overlap: {count}. Grid boundaries pass round them together where they can.</source>
        <translation>相互重叠的建筑物：{count} 对。网格边界尽量将其作为整体绕行。</translation>
    </message>
    <message>
        <source>Building features with the same outline as another: {rows} (number: {count}). Each of them counts; where rows were written twice, {households} households are counted twice.</source>
        <translation>轮廓与另一建筑物相同的建筑物要素：{rows}（{count} 个）。这些要素均已计入；如果是重复录入的行，则有 {households} 户被重复计入。</translation>
    </message>
    <message>
        <source>{layer}: buildings without a household count were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数为空，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: negative household counts were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数为负数，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts that are not numbers were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数不是数字，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts with decimals were rounded (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数带小数，已四舍五入（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: household counts too large for one building were taken as 0 (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分建筑物户数过大，不合常理，按 0 户计（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>There are no streets; grid boundaries run between the buildings.</source>
        <translation>没有街道数据，网格边界从建筑物之间通过。</translation>
    </message>
    <message>
        <source>{layer}: streets that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分街道图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Street classes that are not known were taken as ordinary streets: {words} (features: {count}).</source>
        <translation>无法识别的街道等级按普通街道处理：{words}（{count} 个要素）。</translation>
    </message>
    <message>
        <source>{layer}: barriers that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分阻隔要素图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: compounds that were not valid were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分小区图形无效，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: locked grids that are not one valid polygon were repaired, or left out where they could not be (number: {count}, first feature: {first}).</source>
        <translation>{layer}：部分锁定网格不是有效的单一多边形，已修复，无法修复的未使用（{count} 个，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>{households} households: {excess} over the maximum of {maximum}.</source>
        <translation>{households} 户：超出上限 {maximum} 户 {excess} 户。</translation>
    </message>
    <message>
        <source>Households: {households}, which is {short} under the minimum of {minimum}.</source>
        <translation>{households} 户：低于下限 {minimum} 户 {short} 户。</translation>
    </message>
    <message>
        <source>{households} households: one grid is {low_excess} over, two are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户：划为一个网格超出上限 {low_excess} 户，划为两个网格比下限少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households: {low_count} grids are {low_excess} over, {high_count} are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户：划为 {low_count} 个网格合计超出上限 {low_excess} 户，划为 {high_count} 个网格合计比下限少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>Households in all: {households}, which is {short} under the minimum of {minimum} for even one grid. A minimum of {households} would do.</source>
        <translation>总共 {households} 户，划为一个网格也比下限 {minimum} 户少 {short} 户。下限放宽到 {households} 户即可。</translation>
    </message>
    <message>
        <source>No household lives here; the ground is one grid all the same.</source>
        <translation>没有住户，整个区域仍划为一个网格。</translation>
    </message>
    <message>
        <source>A special community: no limits to its households apply.</source>
        <translation>专属社区，不受户数上下限约束。</translation>
    </message>
    <message>
        <source>Building {building} alone has {households} households, more than the maximum of {maximum}; it is a grid of its own.</source>
        <translation>建筑物 {building} 单独就有 {households} 户，超过上限 {maximum} 户，单独划为一个网格。</translation>
    </message>
    <message>
        <source>Water or a railway without a crossing cuts this part off, so it cannot join another grid.</source>
        <translation>该部分被水域或铁路隔开且没有通道，无法并入其他网格。</translation>
    </message>
    <message>
        <source>This part is an island, so it cannot join another grid.</source>
        <translation>该部分是孤立区域，无法并入其他网格。</translation>
    </message>
    <message>
        <source>Buildings that overlap or stand in one place, so that no boundary can pass between them (number: {buildings}), have {households} households together, more than the maximum of {maximum}.</source>
        <translation>{buildings} 栋建筑物相互重叠或位于同一处，中间无法划界，合计 {households} 户，超过上限 {maximum} 户。</translation>
    </message>
    <message>
        <source>Beside the building over the maximum: {households} households; {low_count} grids are {low_excess} over, {high_count} are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>超过上限的建筑物之外有 {households} 户，划分 {low_count} 个网格多 {low_excess} 户，划分 {high_count} 个少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>Beside the building over the maximum: {households} households; one grid is {low_excess} over, two are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>超过上限的建筑物之外有 {households} 户，划为一个网格多 {low_excess} 户，划为两个少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>Beside the building over the maximum: {households} households, which is {high_short} under the minimum for even one grid. A minimum of {relaxation_minimum} would do.</source>
        <translation>超过上限的建筑物之外有 {households} 户，划为一个网格也比下限少 {high_short} 户。下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{by} Households here: {households}; {low_count} grids are {low_excess} over, {high_count} are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>{by}此处 {households} 户，划分 {low_count} 个网格多 {low_excess} 户，划分 {high_count} 个少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{by} Households here: {households}; one grid is {low_excess} over, two are {high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>{by}此处 {households} 户，划为一个网格多 {low_excess} 户，划为两个少 {high_short} 户。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{by} Households here: {households}, which is {high_short} under the minimum for even one grid. A minimum of {relaxation_minimum} would do.</source>
        <translation>{by}此处 {households} 户，划为一个网格也比下限少 {high_short} 户。下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>No household lives in this separate part of the community; it is one grid all the same.</source>
        <translation>社区的这一独立部分没有住户，仍划为一个网格。</translation>
    </message>
    <message>
        <source>Buildings that cannot be parted</source>
        <translation>无法分开的建筑物</translation>
    </message>
    <message>
        <source>Beside a building over the maximum</source>
        <translation>超上限建筑物之外</translation>
    </message>
    <message>
        <source>Part without households</source>
        <translation>无住户的部分</translation>
    </message>
    <message>
        <source>{households} households in {units} units: no division within the limits was found (grids outside them: {out}). One may exist.</source>
        <translation>共 {households} 户、{units} 个单元：未找到完全符合上下限的划分方案（超出范围的网格：{out} 个），但不排除存在这样的方案。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division of these is within the limits (grids outside them: {out}). A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明这些单元不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。上限放宽到 {relaxation_maximum} 户或下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division of these is within the limits (grids outside them: {out}). A maximum of {relaxation_maximum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明这些单元不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。上限放宽到 {relaxation_maximum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division of these is within the limits (grids outside them: {out}). A minimum of {relaxation_minimum} would do.</source>
        <translation>共 {households} 户、{units} 个单元：已证明这些单元不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。下限放宽到 {relaxation_minimum} 户即可。</translation>
    </message>
    <message>
        <source>{households} households in {units} units: it is proven that no division of these is within the limits (grids outside them: {out}).</source>
        <translation>共 {households} 户、{units} 个单元：已证明这些单元不存在完全符合上下限的划分方案（超出范围的网格：{out} 个）。</translation>
    </message>
    <message>
        <source>Compound {compound} (households: {households}) lies in {grids} grids.</source>
        <translation>小区 {compound}（{households} 户）分属 {grids} 个网格。</translation>
    </message>
    <message>
        <source>Buildings that a street is drawn through: {count}. Grid boundaries pass round them.</source>
        <translation>有街道线穿过的建筑物：{count} 个。网格边界绕开这些建筑物。</translation>
    </message>
    <message>
        <source>Building {row} is cut by a grid boundary: {area_m2} m² of it lie in another grid.</source>
        <translation>建筑物 {row} 被网格边界切开，其中 {area_m2} 平方米位于另一个网格。</translation>
    </message>
    <message>
        <source>Building {row} (households: {households}) is drawn in parts that stand apart, in {grids} grids; it counts where its inner point lies.</source>
        <translation>建筑物 {row}（{households} 户）由互不相连的几部分组成，分别位于 {grids} 个网格；按其内部点所在位置计入。</translation>
    </message>
    <message>
        <source>Households in this locked grid: {households}, outside the limits. It stays as it is.</source>
        <translation>该锁定网格有 {households} 户，不在上下限之内，保持不变。</translation>
    </message>
    <message>
        <source>The locked grid reaches {area_m2} m² outside its community; that part was taken off.</source>
        <translation>锁定网格有 {area_m2} 平方米超出所属社区，超出部分已去除。</translation>
    </message>
    <message>
        <source>The locked grid overlaps locked grid {other} by {area_m2} m²; the ground stays with the one listed first.</source>
        <translation>锁定网格与锁定网格 {other} 重叠 {area_m2} 平方米，重叠部分归排列在前的网格。</translation>
    </message>
    <message>
        <source>The code {code} belongs to more than one locked grid; all but the first got new codes.</source>
        <translation>多个锁定网格使用了同一代码 {code}，除第一个外均已重新编码。</translation>
    </message>
    <message>
        <source>The grid numbers have more digits than the code profile allows; these codes are longer (grids: {count}).</source>
        <translation>网格顺序号超出编码规则的位数，相应代码加长（{count} 个网格）。</translation>
    </message>
    <message>
        <source>Coordinate system chosen</source>
        <translation>已选定坐标系</translation>
    </message>
    <message>
        <source>Layer reprojected</source>
        <translation>图层已转换坐标系</translation>
    </message>
    <message>
        <source>Empty layer</source>
        <translation>空图层</translation>
    </message>
    <message>
        <source>Community outline repaired</source>
        <translation>社区边界已修复</translation>
    </message>
    <message>
        <source>Community without geometry</source>
        <translation>社区没有图形</translation>
    </message>
    <message>
        <source>Community with impossible coordinates</source>
        <translation>社区坐标不可能存在</translation>
    </message>
    <message>
        <source>Community in several parts</source>
        <translation>社区由多个部分组成</translation>
    </message>
    <message>
        <source>Community code missing</source>
        <translation>缺少社区代码</translation>
    </message>
    <message>
        <source>Community code repeated</source>
        <translation>社区代码重复</translation>
    </message>
    <message>
        <source>Communities numbered</source>
        <translation>社区已编号</translation>
    </message>
    <message>
        <source>Communities overlap</source>
        <translation>社区重叠</translation>
    </message>
    <message>
        <source>Gap between communities</source>
        <translation>社区之间有空隙</translation>
    </message>
    <message>
        <source>Building outlines repaired</source>
        <translation>建筑物图形已修复</translation>
    </message>
    <message>
        <source>Buildings without geometry</source>
        <translation>建筑物没有图形</translation>
    </message>
    <message>
        <source>Buildings with impossible coordinates</source>
        <translation>建筑物坐标不可能存在</translation>
    </message>
    <message>
        <source>Buildings outside every community</source>
        <translation>社区之外的建筑物</translation>
    </message>
    <message>
        <source>Building across a community boundary</source>
        <translation>建筑物跨社区边界</translation>
    </message>
    <message>
        <source>Overlapping buildings</source>
        <translation>建筑物重叠</translation>
    </message>
    <message>
        <source>Same outline twice</source>
        <translation>轮廓重复</translation>
    </message>
    <message>
        <source>Household count missing</source>
        <translation>户数为空</translation>
    </message>
    <message>
        <source>Household count negative</source>
        <translation>户数为负数</translation>
    </message>
    <message>
        <source>Household count not a number</source>
        <translation>户数不是数字</translation>
    </message>
    <message>
        <source>Household count with decimals</source>
        <translation>户数带小数</translation>
    </message>
    <message>
        <source>Household count too large</source>
        <translation>户数过大</translation>
    </message>
    <message>
        <source>No streets</source>
        <translation>没有街道数据</translation>
    </message>
    <message>
        <source>Streets not valid</source>
        <translation>街道图形无效</translation>
    </message>
    <message>
        <source>Street class not known</source>
        <translation>街道等级无法识别</translation>
    </message>
    <message>
        <source>Barriers not valid</source>
        <translation>阻隔要素图形无效</translation>
    </message>
    <message>
        <source>Compounds not valid</source>
        <translation>小区图形无效</translation>
    </message>
    <message>
        <source>Locked grids not valid</source>
        <translation>锁定网格图形无效</translation>
    </message>
    <message>
        <source>Grid over the maximum</source>
        <translation>网格超出上限</translation>
    </message>
    <message>
        <source>Grid under the minimum</source>
        <translation>网格低于下限</translation>
    </message>
    <message>
        <source>Total does not fit the limits</source>
        <translation>总户数无法满足上下限</translation>
    </message>
    <message>
        <source>Community under the minimum</source>
        <translation>社区低于下限</translation>
    </message>
    <message>
        <source>Community without households</source>
        <translation>没有住户的社区</translation>
    </message>
    <message>
        <source>Special community</source>
        <translation>专属社区</translation>
    </message>
    <message>
        <source>Building over the maximum</source>
        <translation>建筑物超出上限</translation>
    </message>
    <message>
        <source>Part cut off</source>
        <translation>被隔开的部分</translation>
    </message>
    <message>
        <source>No division within the limits found</source>
        <translation>未找到符合上下限的划分</translation>
    </message>
    <message>
        <source>No division within the limits exists</source>
        <translation>不存在符合上下限的划分</translation>
    </message>
    <message>
        <source>Compound divided</source>
        <translation>小区被划分</translation>
    </message>
    <message>
        <source>Street drawn through buildings</source>
        <translation>街道线穿过建筑物</translation>
    </message>
    <message>
        <source>Building in parts</source>
        <translation>建筑物分为几部分</translation>
    </message>
    <message>
        <source>Building cut</source>
        <translation>建筑物被切开</translation>
    </message>
    <message>
        <source>Locked grid outside the limits</source>
        <translation>锁定网格不在上下限之内</translation>
    </message>
    <message>
        <source>Locked grid outside its community</source>
        <translation>锁定网格超出社区</translation>
    </message>
    <message>
        <source>Locked grids overlap</source>
        <translation>锁定网格重叠</translation>
    </message>
    <message>
        <source>Locked grid's code repeated</source>
        <translation>锁定网格代码重复</translation>
    </message>
    <message>
        <source>Grid numbers too long</source>
        <translation>网格顺序号超出位数</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>阻隔要素</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Locked grids cut this part off, so it cannot join another grid.</source>
        <translation>此处被锁定的网格隔开，无法并入其他网格。</translation>
    </message>
    <message>
        <source>{households} households and {buildings} buildings change their grid, and {grids} grids are touched. No plan within the limits moves fewer than {least} households. {out} grids are outside the limits that need not be.</source>
        <translation>变动 {households} 户、{buildings} 栋建筑物，涉及 {grids} 个网格。任何符合上下限的方案至少须变动 {least} 户。本可达标而未达标的网格：{out} 个。</translation>
    </message>
    <message>
        <source>This would change nothing.</source>
        <translation>不会产生任何变化。</translation>
    </message>
    <message>
        <source>Grid {grid} has changed since this step was prepared; nothing was done.</source>
        <translation>准备该步骤之后网格 {grid} 已有改动，未执行任何操作。</translation>
    </message>
    <message>
        <source>There is no grid {grid}, or it is retired.</source>
        <translation>没有网格 {grid}，或该网格已撤并。</translation>
    </message>
    <message>
        <source>The code {grid} was given before; it is never given again.</source>
        <translation>代码 {grid} 已使用过，不再重复使用。</translation>
    </message>
    <message>
        <source>Grid {grid} is locked. Unlock it first.</source>
        <translation>网格 {grid} 已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>Grid {grid} lies in community {community}; ground of another community cannot join it (units: {units}).</source>
        <translation>网格 {grid} 属于社区 {community}，其他社区的地块不能划入（{units} 个单元）。</translation>
    </message>
    <message>
        <source>Grid {grid} would fall apart. Left behind, at unit {unit} – pieces: {pieces}, units: {units}, households: {households}.</source>
        <translation>网格 {grid} 会断开。被隔断的部分位于单元 {unit} 处：{pieces} 块，{units} 个单元，{households} 户。</translation>
    </message>
    <message>
        <source>This ground does not touch grid {grid}, at unit {unit} (units: {units}, households: {households}).</source>
        <translation>位于单元 {unit} 处的地块不与网格 {grid} 相连（{units} 个单元，{households} 户）。</translation>
    </message>
    <message>
        <source>A barrier without a crossing lies between grid {grid} and this ground, at unit {unit} (units: {units}, households: {households}).</source>
        <translation>网格 {grid} 与单元 {unit} 处的地块之间有阻隔要素且没有通道（{units} 个单元，{households} 户）。</translation>
    </message>
    <message>
        <source>Grid {grid} would touch itself at a corner.</source>
        <translation>网格 {grid} 会在一个角点处与自身相接。</translation>
    </message>
    <message>
        <source>Grid {grid} would have {households} households, {excess} over the maximum of {maximum}. Give a reason to do it all the same.</source>
        <translation>网格 {grid} 将有 {households} 户，超出上限 {maximum} 户 {excess} 户。仍要执行时，请说明原因。</translation>
    </message>
    <message>
        <source>The line does not part grid {grid}: all units lie on one side.</source>
        <translation>该线没有将网格 {grid} 分开：所有单元都在同一侧。</translation>
    </message>
    <message>
        <source>Grids {grid} and {other} have no boundary in common.</source>
        <translation>网格 {grid} 与 {other} 没有共同边界。</translation>
    </message>
    <message>
        <source>Grid {grid} cannot be split into {parts} parts that each hang together (units: {units}).</source>
        <translation>网格 {grid} 无法拆分为各自连通的 {parts} 份（{units} 个单元）。</translation>
    </message>
    <message>
        <source>Ground that lies in no unit became units of its own that belong to no grid (number: {count}, households: {households}, area: {area_m2} m²). Assign them, or have them filled.</source>
        <translation>不在任何单元内的地块已单独成为单元，暂无归属网格（{count} 个，{households} 户，{area_m2} 平方米）。请将其划入网格，或执行补划。</translation>
    </message>
    <message>
        <source>Units that lie in another community than their grid belong to no grid now (number: {count}, households: {households}, area: {area_m2} m²): the community's boundary moved. Assign them, or have them filled.</source>
        <translation>部分单元与所属网格不在同一社区，现无归属网格（{count} 个，{households} 户，{area_m2} 平方米）：社区边界已变动。请将其划入网格，或执行补划。</translation>
    </message>
    <message>
        <source>Grids without any unit count as retired; their codes are not given again (number: {count}): {codes}.</source>
        <translation>没有单元的网格视为已撤并，其代码不再使用（{count} 个）：{codes}。</translation>
    </message>
    <message>
        <source>Rows of the register whose building stands there before were left out (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>台账中建筑物重复的行未计入（{count} 行，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Buildings that the plan does not know were counted where they lie (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>方案中没有的建筑物按其位置计入（{count} 栋，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Buildings of the plan that the register does not have were taken to be empty (number: {count}, households before: {households}, first building: {first}).</source>
        <translation>台账中没有的方案建筑物按无住户处理（{count} 栋，原有 {households} 户，第一栋：{first}）。</translation>
    </message>
    <message>
        <source>What the rebalance costs</source>
        <translation>均衡调整的变动量</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>无需改动</translation>
    </message>
    <message>
        <source>Changed in the meantime</source>
        <translation>其间已有改动</translation>
    </message>
    <message>
        <source>No such grid</source>
        <translation>没有该网格</translation>
    </message>
    <message>
        <source>Code given before</source>
        <translation>代码已使用过</translation>
    </message>
    <message>
        <source>Grid locked</source>
        <translation>网格已锁定</translation>
    </message>
    <message>
        <source>Ground of another community</source>
        <translation>其他社区的地块</translation>
    </message>
    <message>
        <source>Piece left behind</source>
        <translation>部分被隔断</translation>
    </message>
    <message>
        <source>Ground that does not touch</source>
        <translation>地块不相连</translation>
    </message>
    <message>
        <source>Across a barrier</source>
        <translation>被阻隔要素隔开</translation>
    </message>
    <message>
        <source>Grid touches itself</source>
        <translation>网格与自身相接</translation>
    </message>
    <message>
        <source>Over the maximum</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>Line misses the grid</source>
        <translation>线未穿过网格</translation>
    </message>
    <message>
        <source>No common boundary</source>
        <translation>没有共同边界</translation>
    </message>
    <message>
        <source>Cannot be split</source>
        <translation>无法拆分</translation>
    </message>
    <message>
        <source>Ground without a unit</source>
        <translation>不在单元内的地块</translation>
    </message>
    <message>
        <source>Unit in another community</source>
        <translation>单元位于其他社区</translation>
    </message>
    <message>
        <source>Grid without units</source>
        <translation>没有单元的网格</translation>
    </message>
    <message>
        <source>Building twice in the register</source>
        <translation>台账中建筑物重复</translation>
    </message>
    <message>
        <source>Building unknown to the plan</source>
        <translation>方案中没有的建筑物</translation>
    </message>
    <message>
        <source>Building not in the register</source>
        <translation>台账中没有的建筑物</translation>
    </message>
    <message>
        <source>Grid feature {row} has no geometry.</source>
        <translation>网格要素 {row} 没有图形。</translation>
    </message>
    <message>
        <source>The outline of the grid crosses or touches itself here.</source>
        <translation>网格边界在此处自相交或与自身相接。</translation>
    </message>
    <message>
        <source>The grid has {parts} separate parts; the smallest is this one of {area_m2} m².</source>
        <translation>网格由 {parts} 个互不相连的部分组成，此处为最小的一块，{area_m2} 平方米。</translation>
    </message>
    <message>
        <source>A sliver: this piece of {area_m2} m² is under 1 m² or nowhere wider than half a metre.</source>
        <translation>碎面：该块 {area_m2} 平方米，面积不足 1 平方米，或处处宽不足 0.5 米。</translation>
    </message>
    <message>
        <source>A strip of the grid, {length_m} m long, is narrower than half a metre.</source>
        <translation>网格有一段长 {length_m} 米的狭长部分，宽不足 0.5 米。</translation>
    </message>
    <message>
        <source>The grid encloses grid {other} ({area_m2} m²).</source>
        <translation>该网格包围了网格 {other}（{area_m2} 平方米）。</translation>
    </message>
    <message>
        <source>The grid and grid {other} overlap by {area_m2} m².</source>
        <translation>该网格与网格 {other} 重叠 {area_m2} 平方米。</translation>
    </message>
    <message>
        <source>This special grid lies over grid {other} ({area_m2} m²), as a layer of its own.</source>
        <translation>该专属网格作为单独一层，位于网格 {other} 之上（{area_m2} 平方米）。</translation>
    </message>
    <message>
        <source>A gap: no grid covers these {area_m2} m² of the community.</source>
        <translation>空隙：社区内有 {area_m2} 平方米不属于任何网格。</translation>
    </message>
    <message>
        <source>Small gaps: no grid covers {area_m2} m² of the community in all (pieces: {pieces}).</source>
        <translation>细小空隙：社区内共有 {area_m2} 平方米不属于任何网格（{pieces} 块）。</translation>
    </message>
    <message>
        <source>The community of {area_m2} m² has no grid.</source>
        <translation>社区面积 {area_m2} 平方米，没有网格。</translation>
    </message>
    <message>
        <source>The grid reaches {area_m2} m² outside every community.</source>
        <translation>网格有 {area_m2} 平方米不在任何社区内。</translation>
    </message>
    <message>
        <source>The grid lies across communities: {area_m2} m² of it lie in community {other}.</source>
        <translation>网格跨社区：有 {area_m2} 平方米位于社区 {other}。</translation>
    </message>
    <message>
        <source>The grid lies across a river, railway or expressway, and no street inside it joins the sides (households beyond: {households}).</source>
        <translation>网格跨越河流、铁路或快速路，且网格内没有街道连接两侧（另一侧 {households} 户）。</translation>
    </message>
    <message>
        <source>Only {percent} % of the boundary follows a street, a barrier or the community's edge; {length_m} m follow nothing that one can see.</source>
        <translation>边界仅有 {percent}% 沿街道、阻隔要素或社区边界，有 {length_m} 米未沿任何可辨识的地物。</translation>
    </message>
    <message>
        <source>Buildings inside the community, but in no grid (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>部分建筑物在社区内但不在任何网格内（{count} 栋，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>The layer says {stated} households, the buildings add up to {counted}.</source>
        <translation>图层记载 {stated} 户，按建筑物合计为 {counted} 户。</translation>
    </message>
    <message>
        <source>No officer is assigned to the grid.</source>
        <translation>该网格未配网格员。</translation>
    </message>
    <message>
        <source>Grid feature {row} has no code.</source>
        <translation>网格要素 {row} 没有代码。</translation>
    </message>
    <message>
        <source>Another grid has the code {code} as well.</source>
        <translation>另有网格使用同一代码 {code}。</translation>
    </message>
    <message>
        <source>The code {code} does not fit the code profile; here a code looks like {example}.</source>
        <translation>代码 {code} 不符合编码规则；此处的代码应形如 {example}。</translation>
    </message>
    <message>
        <source>The code {code} is one of community {other}, but the grid lies in this community.</source>
        <translation>代码 {code} 属于社区 {other}，但网格位于本社区。</translation>
    </message>
    <message>
        <source>The layer says that the grid belongs to community {stated}, but it lies in this community.</source>
        <translation>图层记载该网格属于社区 {stated}，但其位于本社区。</translation>
    </message>
    <message>
        <source>The numbers do not run from north to south and west to east (grids out of place: {count}). That is right only where grids were changed since they were first numbered.</source>
        <translation>网格序号未按从北到南、从西到东排列（{count} 个网格）。只有首次编号后网格又有调整的，方属正常。</translation>
    </message>
    <message>
        <source>The record of this grid's version lacks: {fields}.</source>
        <translation>该网格的版本记录缺少：{fields}。</translation>
    </message>
    <message>
        <source>The grid was valid until {until}, before it began on {since}.</source>
        <translation>该网格的失效日期 {until} 早于生效日期 {since}。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {excess} over the maximum of {maximum}. Room at the neighbours: {neighbours}.</source>
        <translation>按新台账为 {households} 户，超出上限 {maximum} 户 {excess} 户。相邻网格尚可容纳：{neighbours}。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {excess} over the maximum of {maximum}. No neighbour in the community has room.</source>
        <translation>按新台账为 {households} 户，超出上限 {maximum} 户 {excess} 户。本社区的相邻网格均无余量。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {short} under the minimum of {minimum}. To spare at the neighbours: {neighbours}.</source>
        <translation>按新台账为 {households} 户，低于下限 {minimum} 户 {short} 户。相邻网格可调出：{neighbours}。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {short} under the minimum of {minimum}. No neighbour in the community has any to spare.</source>
        <translation>按新台账为 {households} 户，低于下限 {minimum} 户 {short} 户。本社区的相邻网格均无户数可调出。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, only {room} below the maximum of {maximum}.</source>
        <translation>按新台账为 {households} 户，距上限 {maximum} 户仅 {room} 户。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, only {room} above the minimum of {minimum}.</source>
        <translation>按新台账为 {households} 户，距下限 {minimum} 户仅 {room} 户。</translation>
    </message>
    <message>
        <source>Grid without geometry</source>
        <translation>网格没有图形</translation>
    </message>
    <message>
        <source>Grid outline not valid</source>
        <translation>网格图形无效</translation>
    </message>
    <message>
        <source>Grid in several parts</source>
        <translation>网格由多个部分组成</translation>
    </message>
    <message>
        <source>Sliver</source>
        <translation>碎面</translation>
    </message>
    <message>
        <source>Narrow strip</source>
        <translation>狭长部分</translation>
    </message>
    <message>
        <source>Grid encloses another</source>
        <translation>网格包围其他网格</translation>
    </message>
    <message>
        <source>Grids overlap</source>
        <translation>网格重叠</translation>
    </message>
    <message>
        <source>Special grid over another</source>
        <translation>专属网格位于其他网格之上</translation>
    </message>
    <message>
        <source>Gap between grids</source>
        <translation>网格之间有空隙</translation>
    </message>
    <message>
        <source>Community without a grid</source>
        <translation>社区没有网格</translation>
    </message>
    <message>
        <source>Grid outside the communities</source>
        <translation>网格超出社区</translation>
    </message>
    <message>
        <source>Grid across communities</source>
        <translation>网格跨社区</translation>
    </message>
    <message>
        <source>Grid across a barrier</source>
        <translation>网格跨越阻隔要素</translation>
    </message>
    <message>
        <source>Boundary hidden</source>
        <translation>边界不可辨识</translation>
    </message>
    <message>
        <source>Buildings in no grid</source>
        <translation>建筑物不在网格内</translation>
    </message>
    <message>
        <source>Household count out of date</source>
        <translation>户数与建筑物不符</translation>
    </message>
    <message>
        <source>Grid without an officer</source>
        <translation>网格未配网格员</translation>
    </message>
    <message>
        <source>Grid code missing</source>
        <translation>缺少网格代码</translation>
    </message>
    <message>
        <source>Grid code repeated</source>
        <translation>网格代码重复</translation>
    </message>
    <message>
        <source>Grid code of another form</source>
        <translation>网格代码格式不符</translation>
    </message>
    <message>
        <source>Grid code of another community</source>
        <translation>网格代码属于其他社区</translation>
    </message>
    <message>
        <source>Grid's community wrong</source>
        <translation>网格所属社区有误</translation>
    </message>
    <message>
        <source>Grid numbers out of order</source>
        <translation>网格序号未按顺序</translation>
    </message>
    <message>
        <source>Version's record incomplete</source>
        <translation>版本记录不完整</translation>
    </message>
    <message>
        <source>Version's dates reversed</source>
        <translation>版本日期颠倒</translation>
    </message>
    <message>
        <source>Grid will be over the maximum</source>
        <translation>网格将超出上限</translation>
    </message>
    <message>
        <source>Grid will be under the minimum</source>
        <translation>网格将低于下限</translation>
    </message>
    <message>
        <source>Grid near the maximum</source>
        <translation>网格接近上限</translation>
    </message>
    <message>
        <source>Grid near the minimum</source>
        <translation>网格接近下限</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {excess} over the maximum of {maximum}. The grid is locked: unlock it, or change the limits.</source>
        <translation>按新台账为 {households} 户，超出上限 {maximum} 户 {excess} 户。网格已锁定：请解锁，或调整上下限。</translation>
    </message>
    <message>
        <source>Households by the new register: {households}, which is {short} under the minimum of {minimum}. The grid is locked: unlock it, or change the limits.</source>
        <translation>按新台账为 {households} 户，低于下限 {minimum} 户 {short} 户。网格已锁定：请解锁，或调整上下限。</translation>
    </message>
    <message>
        <source>Buildings of the register that lie in no grid were left out (number: {count}, households: {households}, first feature: {first}).</source>
        <translation>台账中部分建筑物不在任何网格内，未计入（{count} 个，{households} 户，第一个要素：{first}）。</translation>
    </message>
    <message>
        <source>Buildings of the register in no grid</source>
        <translation>台账建筑物不在任何网格内</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>（无编码）</translation>
    </message>
    <message>
        <source>The estimate is {estimate} households, and {low} to {high} are likely: whether the grid is within {minimum} to {maximum} is not sure. Count this grid first.</source>
        <translation>估计为 {estimate} 户，可能在 {low} 至 {high} 户之间：是否在 {minimum} 至 {maximum} 户之内不能确定。请先核实此网格。</translation>
    </message>
    <message>
        <source>The community's total is {total} households, but its buildings hold {told} by register and use, {excess} more.</source>
        <translation>社区总户数为 {total} 户，但按台账和用途，其建筑物已有 {told} 户，多出 {excess} 户。</translation>
    </message>
    <message>
        <source>The community's total is {total} households, but its buildings can hold no more than {told}, {short} fewer.</source>
        <translation>社区总户数为 {total} 户，但其建筑物最多只能容纳 {told} 户，少 {short} 户。</translation>
    </message>
    <message>
        <source>Buildings in no community were estimated without a total (number: {count}, first feature: {first}).</source>
        <translation>不在任何社区内的建筑物按无总数估计（数量：{count}，首个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: buildings without floors got those of others like them near by (number: {count}, first feature: {first}).</source>
        <translation>{layer}：没有层数的建筑物取附近类似建筑物的层数（数量：{count}，首个要素：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: nobody is taken to live in buildings of these uses, whose words are not known: {words} (number: {count}).</source>
        <translation>{layer}：下列用途不能识别，按无人居住处理：{words}（数量：{count}）。</translation>
    </message>
    <message>
        <source>{layer}: the polygons cover {percent} % of the ground, so they were taken as parcels, not as buildings.</source>
        <translation>{layer}：多边形覆盖地面的 {percent} %，因此按宗地而非建筑物处理。</translation>
    </message>
    <message>
        <source>Building {building} (households: {households}) stands in no community and counts for no grid.</source>
        <translation>建筑物 {building}（{households} 户）不在任何社区内，不计入任何网格。</translation>
    </message>
    <message>
        <source>Building {building} (households: {households}) has no place on the map.</source>
        <translation>建筑物 {building}（{households} 户）在地图上没有位置。</translation>
    </message>
    <message>
        <source>Building {building} is drawn twice: {percent} % of it lie under building {other}.</source>
        <translation>建筑物 {building} 重复绘制：其 {percent} % 位于建筑物 {other} 之下。</translation>
    </message>
    <message>
        <source>Building {building} stands in no community; it counts nobody.</source>
        <translation>建筑物 {building} 不在任何社区内，没有户数。</translation>
    </message>
    <message>
        <source>{percent} % of building {building} lie under building {other}; only one of them counts households.</source>
        <translation>建筑物 {building} 的 {percent} % 位于建筑物 {other} 之下，只有其中一栋计户数。</translation>
    </message>
    <message>
        <source>The code {building} is that of {count} buildings.</source>
        <translation>编码 {building} 有 {count} 栋建筑物使用。</translation>
    </message>
    <message>
        <source>Buildings without a code (number: {count}).</source>
        <translation>没有编码的建筑物（数量：{count}）。</translation>
    </message>
    <message>
        <source>Nobody wrote down how many floors building {building} has.</source>
        <translation>建筑物 {building} 未登记层数。</translation>
    </message>
    <message>
        <source>Nobody wrote down how many floors building {building} has; its highest dwelling is on floor {told}.</source>
        <translation>建筑物 {building} 未登记层数；其最高的住房在 {told} 层。</translation>
    </message>
    <message>
        <source>Building {building} has {floors} floors and is {height_m} m high: {floor_m} m a floor.</source>
        <translation>建筑物 {building} 有 {floors} 层，高 {height_m} 米：每层 {floor_m} 米。</translation>
    </message>
    <message>
        <source>Building {building} has no address.</source>
        <translation>建筑物 {building} 没有地址。</translation>
    </message>
    <message>
        <source>Nothing is known of a dwelling in building {building} (entrances: {entrances}).</source>
        <translation>建筑物 {building} 有 {entrances} 个单元，但其中住房一概不详。</translation>
    </message>
    <message>
        <source>Building {building} has {households} households in {dwellings} dwellings.</source>
        <translation>建筑物 {building} 有 {households} 户，却只有 {dwellings} 套住房。</translation>
    </message>
    <message>
        <source>Building {building} has {households} households, but by its use nobody lives there ({use}).</source>
        <translation>建筑物 {building} 有 {households} 户，但按用途（{use}）无人居住。</translation>
    </message>
    <message>
        <source>Building {building} has {households} households, but holds nothing but shops.</source>
        <translation>建筑物 {building} 有 {households} 户，但全部为商铺。</translation>
    </message>
    <message>
        <source>Building {building} counts {households} households, its dwellings add up to {told}.</source>
        <translation>建筑物 {building} 计为 {households} 户，各套住房合计 {told} 户。</translation>
    </message>
    <message>
        <source>Building {building} has {m2} m² of floor for each of its {dwellings} dwellings.</source>
        <translation>建筑物 {building} 有 {dwellings} 套住房，平均每套 {m2} 平方米。</translation>
    </message>
    <message>
        <source>A dwelling of building {building} is on floor {floor} of {floors}.</source>
        <translation>建筑物 {building} 有一套住房在 {floor} 层，但该楼只有 {floors} 层。</translation>
    </message>
    <message>
        <source>Dwelling {room} of building {building} (entrance {entrance}, floor {floor}) is written down as {state}, with {households} households.</source>
        <translation>建筑物 {building} 的住房 {room}（{entrance} 单元，{floor} 层）登记为{state}，却有 {households} 户。</translation>
    </message>
    <message>
        <source>What building {building} holds at entrance {entrance}, floor {floor}, is written down as {state}, with {households} households.</source>
        <translation>建筑物 {building} 的 {entrance} 单元 {floor} 层登记为{state}，却有 {households} 户。</translation>
    </message>
    <message>
        <source>Dwelling {room} of building {building} (entrance {entrance}, floor {floor}) is written down {count} times.</source>
        <translation>建筑物 {building} 的住房 {room}（{entrance} 单元，{floor} 层）登记了 {count} 次。</translation>
    </message>
    <message>
        <source>What entrance {entrance}, floor {floor} of building {building} holds is written down {count} times.</source>
        <translation>建筑物 {building} 的 {entrance} 单元 {floor} 层登记了 {count} 次。</translation>
    </message>
    <message>
        <source>Building {building} is to have entrances: {entrances}; its dwellings name: {told}.</source>
        <translation>建筑物 {building} 有 {entrances} 个单元，其住房写明的单元有 {told} 个。</translation>
    </message>
    <message>
        <source>The address {address} is that of building {building} and of building {other}.</source>
        <translation>地址 {address} 既是建筑物 {building} 的，又是建筑物 {other} 的。</translation>
    </message>
    <message>
        <source>The address {address} belongs to no building.</source>
        <translation>地址 {address} 不属于任何建筑物。</translation>
    </message>
    <message>
        <source>The address {address} lies {distance_m} m away from its building {building}.</source>
        <translation>地址 {address} 距其建筑物 {building} {distance_m} 米。</translation>
    </message>
    <message>
        <source>Row {row} of the register is tied to building {building}, {distance_m} m away from its place.</source>
        <translation>台账第 {row} 行关联到建筑物 {building}，与其位置相距 {distance_m} 米。</translation>
    </message>
    <message>
        <source>Row {row} of the register lies in community {community}, the building {building} that it is tied to in this one.</source>
        <translation>台账第 {row} 行位于社区 {community}，所关联的建筑物 {building} 却在本社区。</translation>
    </message>
    <message>
        <source>Row {row} of the register ({address}) is tied to no building.</source>
        <translation>台账第 {row} 行（{address}）未关联到任何建筑物。</translation>
    </message>
    <message>
        <source>Row {row} of the register is tied to no building.</source>
        <translation>台账第 {row} 行未关联到任何建筑物。</translation>
    </message>
    <message>
        <source>Building {building} counts {households} households; from its floors and use {low} to {high} are likely.</source>
        <translation>建筑物 {building} 计为 {households} 户；按层数和用途，可能为 {low} 至 {high} 户。</translation>
    </message>
    <message>
        <source>More of the same: {check_of} (number: {count}).</source>
        <translation>同类问题还有：{check_of}（数量：{count}）。</translation>
    </message>
    <message>
        <source>Grid's status not sure</source>
        <translation>网格达标与否不能确定</translation>
    </message>
    <message>
        <source>More households than the total</source>
        <translation>户数多于总数</translation>
    </message>
    <message>
        <source>Fewer households than the total</source>
        <translation>户数少于总数</translation>
    </message>
    <message>
        <source>Estimated without a total</source>
        <translation>按无总数估计</translation>
    </message>
    <message>
        <source>Floors filled in</source>
        <translation>已补层数</translation>
    </message>
    <message>
        <source>Uses not known</source>
        <translation>用途不能识别</translation>
    </message>
    <message>
        <source>Taken as parcels</source>
        <translation>按宗地处理</translation>
    </message>
    <message>
        <source>Building in no community</source>
        <translation>建筑物不在社区内</translation>
    </message>
    <message>
        <source>Building without a place</source>
        <translation>建筑物没有位置</translation>
    </message>
    <message>
        <source>Building drawn twice</source>
        <translation>建筑物重复绘制</translation>
    </message>
    <message>
        <source>Building outside that counts nobody</source>
        <translation>社区外的无户建筑物</translation>
    </message>
    <message>
        <source>Building over another</source>
        <translation>建筑物相互压盖</translation>
    </message>
    <message>
        <source>Building's code repeated</source>
        <translation>建筑物编码重复</translation>
    </message>
    <message>
        <source>Buildings without a code</source>
        <translation>建筑物没有编码</translation>
    </message>
    <message>
        <source>Building without floors</source>
        <translation>建筑物没有层数</translation>
    </message>
    <message>
        <source>Floors do not fit the height</source>
        <translation>层数与高度不符</translation>
    </message>
    <message>
        <source>Building without an address</source>
        <translation>建筑物没有地址</translation>
    </message>
    <message>
        <source>Entrances without dwellings</source>
        <translation>单元没有住房</translation>
    </message>
    <message>
        <source>More households than dwellings</source>
        <translation>户数多于套数</translation>
    </message>
    <message>
        <source>Households where nobody lives</source>
        <translation>无人居住处有户数</translation>
    </message>
    <message>
        <source>Households among shops only</source>
        <translation>商铺中有户数</translation>
    </message>
    <message>
        <source>Count differs from the dwellings</source>
        <translation>户数与住房不一致</translation>
    </message>
    <message>
        <source>Odd size of dwellings</source>
        <translation>套均面积异常</translation>
    </message>
    <message>
        <source>Dwelling above the roof</source>
        <translation>住房高出屋顶</translation>
    </message>
    <message>
        <source>Empty or a shop, with households</source>
        <translation>空置或商用却有户数</translation>
    </message>
    <message>
        <source>Dwelling written down twice</source>
        <translation>住房重复登记</translation>
    </message>
    <message>
        <source>Entrances differ</source>
        <translation>单元数不一致</translation>
    </message>
    <message>
        <source>Address of several buildings</source>
        <translation>一址多栋</translation>
    </message>
    <message>
        <source>Address of no building</source>
        <translation>有址无楼</translation>
    </message>
    <message>
        <source>Address far from its building</source>
        <translation>地址远离建筑物</translation>
    </message>
    <message>
        <source>Tied far away</source>
        <translation>关联过远</translation>
    </message>
    <message>
        <source>Tied into another community</source>
        <translation>关联到其他社区</translation>
    </message>
    <message>
        <source>Row of the register not tied</source>
        <translation>台账行未关联</translation>
    </message>
    <message>
        <source>Far from what is likely</source>
        <translation>与估计相差很大</translation>
    </message>
    <message>
        <source>More of the same</source>
        <translation>同类问题</translation>
    </message>
    <message>
        <source>{layer}: rows that are not tied for sure do not count (number: {count}, households: {households}); of those, {doubtful} wait for a decision in the list of ties.</source>
        <translation>{layer}：关联不确定的行不计（数量：{count}，户数：{households}）；其中 {doubtful} 行在关联列表中待定。</translation>
    </message>
    <message>
        <source>{layer}: columns about persons were dropped, nothing of them was written (number: {count}): {columns}.</source>
        <translation>{layer}：已舍弃有关个人的列，未写入任何内容（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: columns with identity numbers were dropped, nothing of them was written (number: {count}): {columns}.</source>
        <translation>{layer}：已舍弃含身份证号的列，未写入任何内容（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: columns with telephone numbers were dropped, nothing of them was written (number: {count}): {columns}.</source>
        <translation>{layer}：已舍弃含电话号码的列，未写入任何内容（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: columns with e-mail addresses were dropped, nothing of them was written (number: {count}): {columns}.</source>
        <translation>{layer}：已舍弃含电子邮箱的列，未写入任何内容（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: columns with names of persons were dropped, nothing of them was written (number: {count}): {columns}.</source>
        <translation>{layer}：已舍弃含人名的列，未写入任何内容（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: codes in “{column}” that a spreadsheet rounded, like 4.30702E+11, were refused (number: {count}, rows: {rows}). Rows with an address go on by that; better make the column text and export it anew.</source>
        <translation>{layer}：“{column}”中被电子表格舍入的编码（如 4.30702E+11）已拒收（数量：{count}，行：{rows}）。有地址的行按地址处理；最好把该列设为文本后重新导出。</translation>
    </message>
    <message>
        <source>{layer}: codes in “{column}” that lost zeros in front were refused (number: {count}, rows: {rows}). Rows with an address go on by that; better make the column text and export it anew.</source>
        <translation>{layer}：“{column}”中丢失前导零的编码已拒收（数量：{count}，行：{rows}）。有地址的行按地址处理；最好把该列设为文本后重新导出。</translation>
    </message>
    <message>
        <source>{layer}: rows with neither a code nor an address were refused (number: {count}, rows: {rows}).</source>
        <translation>{layer}：既无编码又无地址的行已拒收（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows without a count were taken as 0 households (number: {count}, rows: {rows}).</source>
        <translation>{layer}：没有户数的行按 0 户计（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: what stands in “{column}” is no number, and was not counted (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中的内容不是数字，未计（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: negative numbers in “{column}” were taken as 0 (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中的负数按 0 计（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: numbers in “{column}” too large for one row were not counted (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中对一行来说过大的数字未计（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: numbers in “{column}” with decimals were rounded (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中的小数已取整（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows above the header were left out (rows: {rows}).</source>
        <translation>{layer}：表头以上的行已略去（行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: blank rows were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：空行已略去（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows that repeat the header or number the columns were left out (rows: {rows}).</source>
        <translation>{layer}：重复表头或给列编号的行已略去（行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows of totals were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：合计行已略去（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: headings and footnotes were left out (rows: {rows}).</source>
        <translation>{layer}：小标题和脚注已略去（行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows that speak of a dwelling again were counted with it, once (number: {count}, rows: {rows}).</source>
        <translation>{layer}：再次提到同一套住房的行已合并，只计一次（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: rows that say the same as one before were not counted again (number: {count}, rows: {rows}).</source>
        <translation>{layer}：与前面某行相同的行未重复计入（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: cells of “{column}” that are merged or written once for several rows were filled (number: {count}).</source>
        <translation>{layer}：“{column}”中合并或多行只写一次的单元格已填充（数量：{count}）。</translation>
    </message>
    <message>
        <source>{layer}: no column counts households: one was counted for each dwelling that is neither empty nor a shop (number: {count}). A dwelling is not a household; check the totals.</source>
        <translation>{layer}：没有户数列：凡不是空置或商用的住房各计一户（数量：{count}）。套不等于户，请核对合计。</translation>
    </message>
    <message>
        <source>{layer}: where households are not told, one was counted for each dwelling that is neither empty nor a shop (number: {count}).</source>
        <translation>{layer}：未写明户数处，凡不是空置或商用的住房各计一户（数量：{count}）。</translation>
    </message>
    <message>
        <source>{layer}: no column counts dwellings: as many as households were taken (rows: {count}).</source>
        <translation>{layer}：没有套数列：套数取与户数相同（行数：{count}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates were not used, since it is not told in which reference system they are (rows: {count}).</source>
        <translation>{layer}：未说明坐标系，坐标未使用（行数：{count}）。</translation>
    </message>
    <message>
        <source>{layer}: of columns that mean the same the best was taken; others were not needed (number: {count}): {columns}.</source>
        <translation>{layer}：含义相同的列取最好的一列；其余未用（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: other tables of the file have the same columns and were not read (number: {count}): {tables}. Sheet or table takes one of them, or * for all.</source>
        <translation>{layer}：文件中另有列相同的表未读取（数量：{count}）：{tables}。可在“工作表或表”中指定其一，填 * 则全部读取。</translation>
    </message>
    <message>
        <source>{layer}: columns that are not understood were not read (number: {count}): {columns}.</source>
        <translation>{layer}：不能识别的列未读取（数量：{count}）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: the text was read as {encoding}.</source>
        <translation>{layer}：文本按 {encoding} 读取。</translation>
    </message>
    <message>
        <source>{layer}: cells with bytes that are no text in its encoding; the signs were replaced (number: {count}, rows: {rows}).</source>
        <translation>{layer}：有的单元格含编码中不存在的字节，已替换（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>The table {layer} has no rows that a register could be made of.</source>
        <translation>表 {layer} 中没有可用作台账的行。</translation>
    </message>
    <message>
        <source>The table {layer} does not say where its rows are: in row {row}, none of the columns {columns} is a building's code or an address. Tell which column is.</source>
        <translation>表 {layer} 没有说明各行在哪里：第 {row} 行的列 {columns} 中，没有建筑物编码或地址。请指明是哪一列。</translation>
    </message>
    <message>
        <source>The table {layer} does not say where its rows are: it has no row of headers that is understood. Tell which column is the building's code or the address.</source>
        <translation>表 {layer} 没有说明各行在哪里：没有能识别的表头行。请指明建筑物编码或地址是哪一列。</translation>
    </message>
    <message>
        <source>The table {layer} counts nothing: it has no column of households or dwellings, and its rows are no single dwellings. Tell which column counts.</source>
        <translation>表 {layer} 没有计数：没有户数列或套数列，各行也不是单套住房。请指明哪一列是计数。</translation>
    </message>
    <message>
        <source>The mapping names meanings that there are not: {roles}. There are: {known}.</source>
        <translation>映射中有不存在的含义：{roles}。可用的有：{known}。</translation>
    </message>
    <message>
        <source>Rows of the register that do not count</source>
        <translation>不计入的台账行</translation>
    </message>
    <message>
        <source>Columns about persons dropped</source>
        <translation>已舍弃个人信息列</translation>
    </message>
    <message>
        <source>Cells about persons blanked</source>
        <translation>已清空个人信息单元格</translation>
    </message>
    <message>
        <source>Ruined codes refused</source>
        <translation>已拒收损坏的编码</translation>
    </message>
    <message>
        <source>Rows without a place</source>
        <translation>没有位置的行</translation>
    </message>
    <message>
        <source>Rows without a count</source>
        <translation>没有计数的行</translation>
    </message>
    <message>
        <source>Not a count</source>
        <translation>不是计数</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>略去的行</translation>
    </message>
    <message>
        <source>Dwellings counted once</source>
        <translation>只计一次的住房</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>重复的行</translation>
    </message>
    <message>
        <source>Cells filled down</source>
        <translation>已填充的单元格</translation>
    </message>
    <message>
        <source>Households not told</source>
        <translation>未写明户数</translation>
    </message>
    <message>
        <source>Dwellings not told</source>
        <translation>未写明套数</translation>
    </message>
    <message>
        <source>Coordinates not used</source>
        <translation>未使用的坐标</translation>
    </message>
    <message>
        <source>Columns not needed</source>
        <translation>不需要的列</translation>
    </message>
    <message>
        <source>Tables not read</source>
        <translation>未读取的表</translation>
    </message>
    <message>
        <source>Columns not understood</source>
        <translation>不能识别的列</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码方式</translation>
    </message>
    <message>
        <source>Damaged text</source>
        <translation>损坏的文本</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>没有行</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>No counts</source>
        <translation>没有计数</translation>
    </message>
    <message>
        <source>Unknown meaning</source>
        <translation>未知含义</translation>
    </message>
    <message>
        <source>{layer}: rows of which it is not sure to what building they belong (number: {count}, first row: {first}). They wait in the list of ties for a decision.</source>
        <translation>{layer}：不能确定属于哪栋建筑物的行（数量：{count}，首行：{first}）。它们在关联列表中待定。</translation>
    </message>
    <message>
        <source>{layer}: rows that were tied to no building (number: {count}, first row: {first}).</source>
        <translation>{layer}：未关联到任何建筑物的行（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: rows with neither a code nor an address nor a place (number: {count}, first row: {first}).</source>
        <translation>{layer}：既无编码、地址又无位置的行（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: rows with a code that no building has; they were tied by address or place where possible (number: {count}, first row: {first}).</source>
        <translation>{layer}：编码不属于任何建筑物的行；尽可能按地址或位置关联（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: rows whose code is of one building and whose address is of another; they wait for a decision (number: {count}, first row: {first}).</source>
        <translation>{layer}：编码与地址分属不同建筑物的行；待定（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: rows that were tied by address and lie in another building (number: {count}, first row: {first}).</source>
        <translation>{layer}：按地址关联、却位于另一栋建筑物内的行（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: the places lie {metres} m from the buildings that codes and addresses name, and were not used (rows: {count}). The layer may have a wrong or a shifted CRS, such as GCJ-02.</source>
        <translation>{layer}：各行的位置与编码和地址所指的建筑物相距 {metres} 米，未使用（行数：{count}）。图层的坐标系可能有误或有偏移，如 GCJ-02。</translation>
    </message>
    <message>
        <source>{layer}: buildings with a code that another one has too; a code ties to the first of them (number: {count}, first code: {first}).</source>
        <translation>{layer}：与其他建筑物编码相同的建筑物；编码关联到其中第一栋（数量：{count}，首个编码：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: addresses of a building that is not there; nothing is tied to them (number: {count}, first building: {first}).</source>
        <translation>{layer}：所属建筑物不存在的地址；不关联任何内容（数量：{count}，首栋：{first}）。</translation>
    </message>
    <message>
        <source>{layer}: decisions for a building that is not there any more; their rows were tied anew (number: {count}, first row: {first}).</source>
        <translation>{layer}：所选建筑物已不存在的决定；相应的行已重新关联（数量：{count}，首行：{first}）。</translation>
    </message>
    <message>
        <source>Ties that are not sure</source>
        <translation>不确定的关联</translation>
    </message>
    <message>
        <source>Rows without a building</source>
        <translation>没有建筑物的行</translation>
    </message>
    <message>
        <source>Rows that name no place</source>
        <translation>没有说明位置的行</translation>
    </message>
    <message>
        <source>Code of no building</source>
        <translation>编码没有对应的建筑物</translation>
    </message>
    <message>
        <source>Code and address disagree</source>
        <translation>编码与地址不一致</translation>
    </message>
    <message>
        <source>Address and place disagree</source>
        <translation>地址与位置不一致</translation>
    </message>
    <message>
        <source>Places that lie elsewhere</source>
        <translation>位置偏移</translation>
    </message>
    <message>
        <source>Code of several buildings</source>
        <translation>编码对应多栋建筑物</translation>
    </message>
    <message>
        <source>Address of an unknown building</source>
        <translation>地址的建筑物不存在</translation>
    </message>
    <message>
        <source>Decision for an unknown building</source>
        <translation>决定的建筑物不存在</translation>
    </message>
    <message>
        <source>{grid} (entrances {entrances}: {households})</source>
        <translation>{grid}（{entrances} 单元：{households} 户）</translation>
    </message>
    <message>
        <source>{lowest} to {highest}: {households}</source>
        <translation>{lowest} 至 {highest} 层：{households} 户</translation>
    </message>
    <message>
        <source>Held by vertical grids {vertical}; households on the ground beside them: {rest}.</source>
        <translation>由竖向网格 {vertical} 承担；其余地面户数：{rest}。</translation>
    </message>
    <message>
        <source>Held by vertical grids {vertical}.</source>
        <translation>由竖向网格 {vertical} 承担。</translation>
    </message>
    <message>
        <source>Held by vertical grids {vertical}; households on the ground beside them: {rest}. Not all of these are within {minimum} to {maximum}.</source>
        <translation>由竖向网格 {vertical} 承担；其余地面户数：{rest}。其中并非都在 {minimum} 至 {maximum} 户之内。</translation>
    </message>
    <message>
        <source>Held by vertical grids {vertical}. Not all of these are within {minimum} to {maximum}.</source>
        <translation>由竖向网格 {vertical} 承担。其中并非都在 {minimum} 至 {maximum} 户之内。</translation>
    </message>
    <message>
        <source>Building {building}: entrance {entrance} alone has {households} households, more than the maximum of {maximum}.</source>
        <translation>建筑物 {building}：仅 {entrance} 单元就有 {households} 户，超过上限 {maximum} 户。</translation>
    </message>
    <message>
        <source>Building {building}: entrance {entrance} alone has {households} households, more than the maximum of {maximum}. By floors it would be {floor_runs}.</source>
        <translation>建筑物 {building}：仅 {entrance} 单元就有 {households} 户，超过上限 {maximum} 户。按楼层可为 {floor_runs}。</translation>
    </message>
    <message>
        <source>Building {building}: {households} households are in no known entrance; they stay with the grid on the ground.</source>
        <translation>建筑物 {building}：{households} 户不在任何已知单元内，留在地面网格。</translation>
    </message>
    <message>
        <source>Building {building} has {households} households, no more than the maximum of {maximum}: it needs no division.</source>
        <translation>建筑物 {building} 有 {households} 户，不超过上限 {maximum} 户：无须划分。</translation>
    </message>
    <message>
        <source>Of building {building} it is not known which entrance holds how many households. Import a register with entrances, or fill in its elevation table.</source>
        <translation>建筑物 {building} 各单元的户数不详。请导入带单元的台账，或填写其楼盘表。</translation>
    </message>
    <message>
        <source>Building {building} has one entrance only, with {households} households; it cannot be divided by entrance.</source>
        <translation>建筑物 {building} 只有一个单元，{households} 户，不能按单元划分。</translation>
    </message>
    <message>
        <source>Building {building} of grid {grid} is divided into vertical grids {vertical}, which share the grid's ground. Dissolve them first.</source>
        <translation>网格 {grid} 的建筑物 {building} 已划分为竖向网格 {vertical}，共用该网格的地面。请先撤销这些竖向网格。</translation>
    </message>
    <message>
        <source>Building {building} is not divided into vertical grids.</source>
        <translation>建筑物 {building} 没有划分为竖向网格。</translation>
    </message>
    <message>
        <source>Building {building} stands in no grid, so there is nothing to divide.</source>
        <translation>建筑物 {building} 不在任何网格内，无从划分。</translation>
    </message>
    <message>
        <source>Building {building}: entrance {entrance} is not there, or named twice.</source>
        <translation>建筑物 {building}：单元 {entrance} 不存在，或重复写明。</translation>
    </message>
    <message>
        <source>Grid divided by entrance</source>
        <translation>按单元划分的网格</translation>
    </message>
    <message>
        <source>Divided grid out of the limits</source>
        <translation>已划分的网格超出范围</translation>
    </message>
    <message>
        <source>Entrance over the maximum</source>
        <translation>单元超过上限</translation>
    </message>
    <message>
        <source>Households in no known entrance</source>
        <translation>户数不在已知单元内</translation>
    </message>
    <message>
        <source>Building needs no division</source>
        <translation>建筑物无须划分</translation>
    </message>
    <message>
        <source>Building without known entrances</source>
        <translation>建筑物单元不详</translation>
    </message>
    <message>
        <source>Building with one entrance</source>
        <translation>建筑物只有一个单元</translation>
    </message>
    <message>
        <source>Divided building would leave its grid</source>
        <translation>已划分的建筑物将离开其网格</translation>
    </message>
    <message>
        <source>Building not divided</source>
        <translation>建筑物未划分</translation>
    </message>
    <message>
        <source>Building in no grid</source>
        <translation>建筑物不在网格内</translation>
    </message>
    <message>
        <source>Entrance not there</source>
        <translation>单元不存在</translation>
    </message>
    <message>
        <source>{layer}: cells of “{column}” that tell of a person, by an identity or telephone number, an e-mail address, a number plate or a name, were blanked (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中涉及个人（身份证号、电话号码、电子邮箱、车牌号或姓名）的单元格已清空（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: numbers of “{column}” over {most} cannot be right and were not used (number: {count}, first feature: {first}).</source>
        <translation>{layer}：“{column}”中大于 {most} 的数字不可能正确，未使用（数量：{count}，首个要素：{first}）。</translation>
    </message>
    <message>
        <source>Numbers too large</source>
        <translation>数字过大</translation>
    </message>
    <message>
        <source>{layer}: cells in which a formula failed (#REF!, #N/A …) were taken as blank (number: {count}, rows: {rows}).</source>
        <translation>{layer}：公式出错（#REF!、#N/A……）的单元格按空白处理（数量：{count}，行：{rows}）。</translation>
    </message>
    <message>
        <source>No row of the table {layer} says where it is: its codes and addresses are blank, were rounded by a spreadsheet, or tell of persons and were blanked.</source>
        <translation>表 {layer} 没有一行说明位置：编码和地址或为空白，或被电子表格舍入，或涉及个人而已清空。</translation>
    </message>
    <message>
        <source>Formulas that failed</source>
        <translation>公式出错</translation>
    </message>
    <message>
        <source>No row with a place</source>
        <translation>没有带位置的行</translation>
    </message>
    <message>
        <source>they were in the wrong order</source>
        <translation>顺序颠倒</translation>
    </message>
    <message>
        <source>they were in degrees and minutes</source>
        <translation>为度分格式</translation>
    </message>
    <message>
        <source>their sign was missing or wrong</source>
        <translation>符号缺失或错误</translation>
    </message>
    <message>
        <source>they were in millionths of degrees</source>
        <translation>以百万分之一度为单位</translation>
    </message>
    <message>
        <source>the number of the zone stood before eastings</source>
        <translation>东坐标前带有带号</translation>
    </message>
    <message>
        <source>{layer}: cells of “{column}” that hold an address in a network or a stream are blank (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中含网络地址或视频流的单元格已清空（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: cells of “{column}” that cannot be read, or cannot be right, are taken as not known (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中无法读取或不可能正确的单元格按不明处理（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: columns with addresses, ports, passwords or streams of cameras are never taken: {columns}.</source>
        <translation>{layer}：含摄像机地址、端口、密码或视频流的列从不读入：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: recorders, servers and other devices that are no cameras were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：录像机、服务器等不是摄像机的设备已略去（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: “{column}” holds numbers from 1 to 8, so they were read as directions of GB/T 28181 (1 east, 2 west, 3 south, 4 north …), not as degrees.</source>
        <translation>{layer}：“{column}”中是 1 到 8 的数字，因此按 GB/T 28181 的方向读取（1 东、2 西、3 南、4 北……），而不是度数。</translation>
    </message>
    <message>
        <source>{layer}: cameras without an id are called by their row (number: {count}, rows: {rows}).</source>
        <translation>{layer}：没有编码的摄像机以行号命名（{count} 台，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: ids in “{column}” that came before; the first row counts (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中重复的编码，以先出现的行为准（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: ids in “{column}” were rounded by a spreadsheet and are not used; write the column as text (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中的编码被电子表格取整，不予使用；请把该列写成文本（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: cameras at 0/0 or where nothing can be are without a place (number: {count}, rows: {rows}).</source>
        <translation>{layer}：位于 0/0 或不可能之处的摄像机视为没有位置（{count} 台，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates were converted from {datum} (number: {count}).</source>
        <translation>{layer}：坐标已由 {datum} 转换（{count} 个）。</translation>
    </message>
    <message>
        <source>{layer}: as {datum}, {share} % of the cameras lie near buildings, as they are {plain} %. They were not converted; if they come from such a map, import them as {datum}.</source>
        <translation>{layer}：按 {datum}，{share} % 的摄像机靠近建筑物，按原样为 {plain} %。坐标未转换；如来自此类地图，请按 {datum} 导入。</translation>
    </message>
    <message>
        <source>{layer} cannot be read as cameras: no column tells an id, a name, a direction or a place. Its columns: {columns}. Say what they mean.</source>
        <translation>{layer} 无法作为摄像机读取：没有一列说明编码、名称、朝向或位置。其各列为：{columns}。请说明其含义。</translation>
    </message>
    <message>
        <source>{layer}: coordinates were mended, since {mended} (number: {count}, rows: {rows}).</source>
        <translation>{layer}：坐标已修正，因为{mended}（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: cameras far outside the district; their places stay as they are (number: {count}, rows: {rows}).</source>
        <translation>{layer}：远在区外的摄像机；其位置保持不变（{count} 台，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates that cannot be read (number: {count}, rows: {rows}).</source>
        <translation>{layer}：无法读取的坐标（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: cameras whose secrecy in “{column}” is not understood are taken as secret (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中涉密程度无法识别的摄像机按涉密处理（{count} 台，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: words of “{column}” that are not known: {words} (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中不认识的词：{words}（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: nobody wrote down which way these cameras look; they are drawn as if they looked all round (number: {count}): {cameras}.</source>
        <translation>{layer}：没有记录这些摄像机朝哪个方向；按四周可见绘制（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>{layer}: cameras inside a building, far from its walls, see nothing (number: {count}): {cameras}.</source>
        <translation>{layer}：位于建筑物内、远离外墙的摄像机看不到任何东西（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>{layer}: angle or range taken by the kind of the camera (number: {count}): {cameras}.</source>
        <translation>{layer}：视角或可视距离按摄像机类型取值（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>{layer}: cameras inside a building were taken to hang on its nearest wall (number: {count}): {cameras}.</source>
        <translation>{layer}：位于建筑物内的摄像机视为挂在最近的外墙上（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>{layer}: cameras without a place see nothing (number: {count}): {cameras}.</source>
        <translation>{layer}：没有位置的摄像机看不到任何东西（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>{layer}: a range of zero or less was taken by the kind of the camera (number: {count}): {cameras}.</source>
        <translation>{layer}：可视距离为零或负数的按摄像机类型取值（{count} 台）：{cameras}。</translation>
    </message>
    <message>
        <source>Addresses in a network blanked</source>
        <translation>网络地址已清空</translation>
    </message>
    <message>
        <source>Cells about cameras not read</source>
        <translation>摄像机单元格未读取</translation>
    </message>
    <message>
        <source>Columns of the network dropped</source>
        <translation>网络列已去掉</translation>
    </message>
    <message>
        <source>No cameras</source>
        <translation>没有摄像机</translation>
    </message>
    <message>
        <source>Directions by number</source>
        <translation>按编号的方向</translation>
    </message>
    <message>
        <source>Cameras without an id</source>
        <translation>无编码的摄像机</translation>
    </message>
    <message>
        <source>Cameras' ids repeated</source>
        <translation>摄像机编码重复</translation>
    </message>
    <message>
        <source>Cameras' ids rounded</source>
        <translation>摄像机编码被取整</translation>
    </message>
    <message>
        <source>Cameras' places lost</source>
        <translation>摄像机位置丢失</translation>
    </message>
    <message>
        <source>Cameras' coordinates converted</source>
        <translation>摄像机坐标已转换</translation>
    </message>
    <message>
        <source>Cameras' coordinates may be shifted</source>
        <translation>摄像机坐标可能有偏移</translation>
    </message>
    <message>
        <source>No cameras told</source>
        <translation>未识别出摄像机</translation>
    </message>
    <message>
        <source>Cameras' coordinates mended</source>
        <translation>摄像机坐标已修正</translation>
    </message>
    <message>
        <source>Cameras outside the district</source>
        <translation>区外摄像机</translation>
    </message>
    <message>
        <source>Cameras' coordinates not read</source>
        <translation>摄像机坐标未读取</translation>
    </message>
    <message>
        <source>Secrecy not understood</source>
        <translation>涉密程度无法识别</translation>
    </message>
    <message>
        <source>Words about cameras not known</source>
        <translation>不认识的摄像机用词</translation>
    </message>
    <message>
        <source>Cameras without a direction</source>
        <translation>无朝向的摄像机</translation>
    </message>
    <message>
        <source>Cameras deep inside buildings</source>
        <translation>建筑物深处的摄像机</translation>
    </message>
    <message>
        <source>Angle or range by kind</source>
        <translation>视角或距离按类型</translation>
    </message>
    <message>
        <source>Cameras moved to a wall</source>
        <translation>摄像机移至外墙</translation>
    </message>
    <message>
        <source>Cameras without a place</source>
        <translation>无位置的摄像机</translation>
    </message>
    <message>
        <source>Cameras without a range</source>
        <translation>无可视距离的摄像机</translation>
    </message>
    <message>
        <source>{layer}: events without a number got that of their row (number: {count}, rows: {rows}).</source>
        <translation>{layer}：没有编号的事件以行号编号（{count} 件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: what stands in “{column}” is no time and was left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中不是时间的内容已略去（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: no row of “{column}” tells whether the month or the day stands first; the month was taken to (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中没有一行能说明月在前还是日在前；按月在前处理（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: no row of “{column}” tells for sure in which order year, month and day stand (number: {count}, rows: {rows}).</source>
        <translation>{layer}：“{column}”中没有一行能确定年、月、日的顺序（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: words in “{column}” that are not known: {words} (number: {count}, rows: {rows}). A state is then taken from the times, a source is another one, an urgency is not known.</source>
        <translation>{layer}：“{column}”中不认识的词：{words}（{count} 个，行：{rows}）。状态则由各时间得出，来源作其他，紧急程度作不明。</translation>
    </message>
    <message>
        <source>{layer}: events at 0/0 have no place (number: {count}, rows: {rows}).</source>
        <translation>{layer}：位于 0/0 的事件视为没有位置（{count} 件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates that do not fit the CRS of the layer; these events have no place (number: {count}, rows: {rows}).</source>
        <translation>{layer}：坐标与图层的坐标参考系不符；这些事件没有位置（{count} 件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: events far outside the district; their places stay as they are (number: {count}, rows: {rows}).</source>
        <translation>{layer}：远在区外的事件；其位置保持不变（{count} 件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates in the wrong order were swapped (number: {count}, rows: {rows}).</source>
        <translation>{layer}：顺序颠倒的坐标已对调（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates in degrees and minutes were converted (number: {count}, rows: {rows}).</source>
        <translation>{layer}：度分格式的坐标已换算（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates whose sign was missing or wrong were mended (number: {count}, rows: {rows}).</source>
        <translation>{layer}：符号缺失或错误的坐标已修正（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: coordinates in millionths of degrees were converted (number: {count}, rows: {rows}).</source>
        <translation>{layer}：以百万分之一度为单位的坐标已换算（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: the number of the zone before eastings was taken away (number: {count}, rows: {rows}).</source>
        <translation>{layer}：东坐标前的带号已去掉（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: nobody said which CRS the coordinates are in; by their size and where they lie they were taken as {crs}.</source>
        <translation>{layer}：没有说明坐标属于哪个坐标参考系；按其大小和位置视为 {crs}。</translation>
    </message>
    <message>
        <source>{layer}: columns in which no row says anything (number: {count}): {columns}.</source>
        <translation>{layer}：没有任何内容的列（{count} 列）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: columns of free text, which may tell of persons, and columns that say nothing more are not read (number: {count}): {columns}.</source>
        <translation>{layer}：可能涉及个人的自由文本列和没有更多内容的列不读取（{count} 列）：{columns}。</translation>
    </message>
    <message>
        <source>{layer}: rows that say what another row says were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：与另一行内容相同的行已略去（{count} 行，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: of events whose number stands there more than once the row with the latest time was kept; these were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：编号出现多次的事件保留时间最晚的一行；其余已略去（{count} 行，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: times that come before those of an earlier step were left out (number of events: {count}, rows: {rows}).</source>
        <translation>{layer}：早于前一步的时间已略去（{count} 件事件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: times that lie in the future; they stay as they are (number of events: {count}, rows: {rows}).</source>
        <translation>{layer}：将来的时间；保持不变（{count} 件事件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: deadlines before the report were left out (number: {count}, rows: {rows}).</source>
        <translation>{layer}：早于上报的时限已略去（{count} 个，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: events without a deadline got one by the profile and its working calendar (number: {count}).</source>
        <translation>{layer}：没有时限的事件已按参数和工作日历给出时限（{count} 件）。</translation>
    </message>
    <message>
        <source>{layer}: events without coordinates placed by their address: {count}; of those at corners of streets: {corners}, beside the neighbours of their number: {neighbours}.</source>
        <translation>{layer}：没有坐标、按地址落图的事件 {count} 件；其中位于路口 {corners} 件，按相邻门牌 {neighbours} 件。</translation>
    </message>
    <message>
        <source>{layer}: events without a place, whose address is not found for sure (number: {count}, rows: {rows}).</source>
        <translation>{layer}：地址不能确定、没有位置的事件（{count} 件，行：{rows}）。</translation>
    </message>
    <message>
        <source>{layer}: as {datum}, {share} % of the events lie at buildings, as they are {plain} %. They were not converted; if they come from such a map, import them as {datum}.</source>
        <translation>{layer}：按 {datum}，{share} % 的事件落在建筑物处，按原样为 {plain} %。坐标未转换；如来自此类地图，请按 {datum} 导入。</translation>
    </message>
    <message>
        <source>{layer} has no rows that tell of events.</source>
        <translation>{layer} 中没有事件行。</translation>
    </message>
    <message>
        <source>{layer} cannot be read as events: no column tells a number, a time, a state, a class or a place. Its columns: {columns}. Say what they mean.</source>
        <translation>{layer} 无法作为事件读取：没有一列说明编号、时间、状态、类别或位置。其各列为：{columns}。请说明其含义。</translation>
    </message>
    <message>
        <source>Event without a number</source>
        <translation>无编号的事件</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>不是时间</translation>
    </message>
    <message>
        <source>Order of day and month not known</source>
        <translation>月日顺序不明</translation>
    </message>
    <message>
        <source>Words of events not known</source>
        <translation>不认识的事件用词</translation>
    </message>
    <message>
        <source>Event at 0/0</source>
        <translation>位于 0/0 的事件</translation>
    </message>
    <message>
        <source>Coordinates do not fit the CRS</source>
        <translation>坐标与坐标参考系不符</translation>
    </message>
    <message>
        <source>Coordinates not read</source>
        <translation>坐标未读取</translation>
    </message>
    <message>
        <source>Event outside the district</source>
        <translation>区外事件</translation>
    </message>
    <message>
        <source>Coordinates swapped</source>
        <translation>坐标对调</translation>
    </message>
    <message>
        <source>Degrees and minutes</source>
        <translation>度分格式</translation>
    </message>
    <message>
        <source>Sign of coordinates</source>
        <translation>坐标符号</translation>
    </message>
    <message>
        <source>Millionths of degrees</source>
        <translation>百万分之一度</translation>
    </message>
    <message>
        <source>Number of the zone</source>
        <translation>带号</translation>
    </message>
    <message>
        <source>CRS assumed</source>
        <translation>推定的坐标参考系</translation>
    </message>
    <message>
        <source>Empty column</source>
        <translation>空列</translation>
    </message>
    <message>
        <source>Column not read</source>
        <translation>未读取的列</translation>
    </message>
    <message>
        <source>Row again</source>
        <translation>重复的行</translation>
    </message>
    <message>
        <source>Event again</source>
        <translation>重复的事件</translation>
    </message>
    <message>
        <source>Times out of order</source>
        <translation>时间颠倒</translation>
    </message>
    <message>
        <source>Time in the future</source>
        <translation>将来的时间</translation>
    </message>
    <message>
        <source>Deadline before the report</source>
        <translation>时限早于上报</translation>
    </message>
    <message>
        <source>Deadline by profile</source>
        <translation>按参数的时限</translation>
    </message>
    <message>
        <source>Placed by address</source>
        <translation>按地址落图</translation>
    </message>
    <message>
        <source>Event without a place</source>
        <translation>无位置的事件</translation>
    </message>
    <message>
        <source>Coordinates may be shifted</source>
        <translation>坐标可能有偏移</translation>
    </message>
    <message>
        <source>Coordinates converted</source>
        <translation>坐标已转换</translation>
    </message>
    <message>
        <source>No rows of events</source>
        <translation>没有事件行</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>没有事件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Event {event} is in state {from_state}; it cannot go to {to_state}. Allowed from here: {allowed}.</source>
        <translation>事件 {event} 的状态为{from_state}，不能改为{to_state}。由此可以改为：{allowed}。</translation>
    </message>
    <message>
        <source>Event {event} cannot come to {to_state} at {moment}: what it has behind it is of {latest}.</source>
        <translation>事件 {event} 不能在 {moment} 改为{to_state}：已有的记录为 {latest}。</translation>
    </message>
    <message>
        <source>There is no event {event} in this plan.</source>
        <translation>此方案中没有事件 {event}。</translation>
    </message>
    <message>
        <source>What was written of event {event} tells of a person: a name, a telephone or identity number, a plate. Take it out.</source>
        <translation>事件 {event} 的文字涉及个人：姓名、电话或身份证号、车牌。请去掉。</translation>
    </message>
    <message>
        <source>Events came to a state that does not follow on the one before (number: {count}), {event} among them: from {from_state} to {to_state}.</source>
        <translation>有事件转入了与之前不相接的状态（{count} 件），如 {event}：由{from_state}到{to_state}。</translation>
    </message>
    <message>
        <source>Events lie in no grid of this plan (number: {count}), {event} among them.</source>
        <translation>有事件不在本方案的任何网格内（{count} 件），如 {event}。</translation>
    </message>
    <message>
        <source>Move not allowed</source>
        <translation>不允许的状态变更</translation>
    </message>
    <message>
        <source>Move before an earlier one</source>
        <translation>变更早于之前的记录</translation>
    </message>
    <message>
        <source>No such event</source>
        <translation>没有此事件</translation>
    </message>
    <message>
        <source>Note tells of a person</source>
        <translation>备注涉及个人</translation>
    </message>
    <message>
        <source>States that do not follow</source>
        <translation>不相接的状态</translation>
    </message>
    <message>
        <source>Events in no grid</source>
        <translation>不在网格内的事件</translation>
    </message>
    <message>
        <source>Event {event} cannot come to {to_state} at {moment}, more than a day ahead: this computer's clock says {latest}.</source>
        <translation>事件 {event} 不能在 {moment} 改为{to_state}：比现在晚一天以上，本机时钟为 {latest}。</translation>
    </message>
    <message>
        <source>Event {event} cannot come to {to_state} at {moment}: it was reported at {latest}.</source>
        <translation>事件 {event} 不能在 {moment} 改为{to_state}：其上报时间为 {latest}。</translation>
    </message>
    <message>
        <source>Move in the future</source>
        <translation>变更时间在将来</translation>
    </message>
    <message>
        <source>Move before the report</source>
        <translation>变更早于上报</translation>
    </message>
</context>
<context>
    <name>FindingsDock</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Filter: words, a community or a grid</source>
        <translation>筛选：文字、社区或网格</translation>
    </message>
    <message>
        <source>There is no plan in this project. Divide a district, or open a plan.</source>
        <translation>当前工程中没有划分方案。请先划分网格，或打开已有方案。</translation>
    </message>
    <message>
        <source>{shown} of {all} findings. Double-click one to go to its place.</source>
        <translation>显示 {shown} 条，共 {all} 条。双击可定位到相应位置。</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Open its building</source>
        <translation>打开该建筑物</translation>
    </message>
</context>
<context>
    <name>Fixes</name>
    <message>
        <source>Give it {floors} floors</source>
        <translation>填为 {floors} 层</translation>
    </message>
    <message>
        <source>Count only one of the two</source>
        <translation>只计其中一栋</translation>
    </message>
    <message>
        <source>Put it into the nearest grid</source>
        <translation>归入最近的网格</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Building {building} will have {floors} floors, as many as its highest dwelling tells.</source>
        <translation>建筑物 {building} 将填为 {floors} 层，与其最高一套住房的楼层一致。</translation>
    </message>
    <message>
        <source>Building {building} will have {floors} floors, after its height.</source>
        <translation>建筑物 {building} 将按高度填为 {floors} 层。</translation>
    </message>
    <message>
        <source>Building {building} will have {floors} floors, after those like it near by. Others can be typed in the panel Building.</source>
        <translation>建筑物 {building} 将参照附近类似的建筑物填为 {floors} 层。也可在“建筑物”面板中输入其他层数。</translation>
    </message>
    <message>
        <source>Building {other} will count the {held} households of building {building} on the same ground, which will count nobody.</source>
        <translation>同一位置的建筑物 {building} 的 {held} 户将改由建筑物 {other} 计数，前者不再计户数。</translation>
    </message>
    <message>
        <source>Building {building} will count nobody instead of {held} households; building {other} on the same ground keeps its {kept}.</source>
        <translation>建筑物 {building} 的 {held} 户将不再计数；同一位置的建筑物 {other} 仍为 {kept} 户。</translation>
    </message>
    <message>
        <source>Building {building} with {held} households will belong to grid {grid}, {metres} m away.</source>
        <translation>建筑物 {building}（{held} 户）将归入 {metres} 米外的网格 {grid}。</translation>
    </message>
    <message>
        <source>No grid is near. Building {building} will count nobody instead of {held} households.</source>
        <translation>附近没有网格。建筑物 {building} 的 {held} 户将不再计数。</translation>
    </message>
    <message>
        <source>Count what the dwellings add up to</source>
        <translation>按各套住房之和计数</translation>
    </message>
    <message>
        <source>Building {building} will count {told} households instead of {held}, as its dwellings do.</source>
        <translation>建筑物 {building} 将由 {held} 户改为 {told} 户，与其住房一致。</translation>
    </message>
    <message>
        <source>Count nobody there</source>
        <translation>改为无户</translation>
    </message>
    <message>
        <source>Building {building} will count {told} households instead of {held}.</source>
        <translation>建筑物 {building} 将由 {held} 户改为 {told} 户。</translation>
    </message>
    <message>
        <source>{place} of building {building} will be written down as occupied; its count stays.</source>
        <translation>建筑物 {building} 的{place}将登记为有人住；户数不变。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Write down as occupied</source>
        <translation>登记为有人住</translation>
    </message>
    <message>
        <source>Building {building} will have {more} dwellings more, one for each household.</source>
        <translation>建筑物 {building} 将增加 {more} 套住房，每户一套。</translation>
    </message>
    <message>
        <source>Add the missing dwellings</source>
        <translation>补足住房</translation>
    </message>
</context>
<context>
    <name>FloorsField</name>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>&amp;Floors above the ground:</source>
        <translation>地上层数(&amp;F)：</translation>
    </message>
</context>
<context>
    <name>GridReading</name>
    <message>
        <source>The layer {layer} has no field of grid codes such as grid_code.</source>
        <translation>图层“{layer}”没有 grid_code 之类的网格代码字段。</translation>
    </message>
</context>
<context>
    <name>GridTool</name>
    <message>
        <source>Grid {grid}, households: {households}</source>
        <translation>网格 {grid}：{households} 户</translation>
    </message>
</context>
<context>
    <name>GridsAsOf</name>
    <message>
        <source>Grids as of</source>
        <translation>历史网格</translation>
    </message>
    <message>
        <source>Makes a layer of the grids as they were at a moment: of the plan that was in force then, or of the plan that is named, as it was being worked on.</source>
        <translation>将某一时刻的网格生成图层：当时生效方案的网格，或指定方案在当时的编辑状态。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>The moment, in this computer's time; without it, now.</source>
        <translation>以本机时间为准；不填则为现在。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The name of a plan of the district; without it, the one that was in force.</source>
        <translation>区域中某个方案的名称；不填则为当时生效的方案。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The grids, in the order of their codes.</source>
        <translation>按代码顺序排列的网格。</translation>
    </message>
    <message>
        <source>The plan had no grids then.</source>
        <translation>该方案当时没有网格。</translation>
    </message>
    <message>
        <source>No plan was in force then. Name a plan to see how its grids were.</source>
        <translation>当时没有生效的方案。请指定方案，以查看其网格。</translation>
    </message>
</context>
<context>
    <name>GridsDock</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Boundaries: {words}</source>
        <translation>四至：{words}</translation>
    </message>
    <message>
        <source>Search: code, name, community</source>
        <translation>搜索：代码、名称、社区</translation>
    </message>
    <message>
        <source>Enter selects what is found (Ctrl+F)</source>
        <translation>按回车键选中搜到的网格（Ctrl+F）</translation>
    </message>
    <message>
        <source>Show only the grids out of their band</source>
        <translation>只显示不达标的网格</translation>
    </message>
    <message>
        <source>Double-click a community to select its grids</source>
        <translation>双击社区可选中其全部网格</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>No grid matches the search and the filter.</source>
        <translation>没有符合搜索和筛选条件的网格。</translation>
    </message>
    <message>
        <source>Grids: {grids}, households: {households}.</source>
        <translation>网格 {grids} 个，共 {households} 户。</translation>
    </message>
    <message>
        <source>In band: {in_band}, over: {over}, under: {under}.</source>
        <translation>达标 {in_band} 个，超过上限 {over} 个，低于下限 {under} 个。</translation>
    </message>
    <message>
        <source>Units without a grid: {count}.</source>
        <translation>未归属单元：{count} 个。</translation>
    </message>
    <message>
        <source>Vertical grids: {count}.</source>
        <translation>竖向网格：{count} 个。</translation>
    </message>
</context>
<context>
    <name>GridsModel</name>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>{code} {name}, households: {households}, buildings: {buildings}; the band is {low} to {high}.</source>
        <translation>{code} {name}：{households} 户，{buildings} 栋建筑物；户数范围 {low} 至 {high} 户。</translation>
    </message>
    <message>
        <source>Locked: no tool changes it.</source>
        <translation>已锁定：任何工具都不会改动。</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Buildings and households</source>
        <translation>建筑物与住户</translation>
    </message>
    <message>
        <source>Events and cameras</source>
        <translation>事件与摄像机</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>GrowthDock</name>
    <message>
        <source>Growth watch</source>
        <translation>户数变化监测</translation>
    </message>
    <message>
        <source> households</source>
        <translation> 户</translation>
    </message>
    <message>
        <source>A grid with fewer households than this to a limit is near the edge</source>
        <translation>距上限或下限少于该户数的网格，视为接近上下限</translation>
    </message>
    <message>
        <source>Repair here</source>
        <translation>修复此处</translation>
    </message>
    <message>
        <source>Mend the grids of its community with few changes</source>
        <translation>以少量改动修复该社区的网格</translation>
    </message>
    <message>
        <source>Rebalance…</source>
        <translation>均衡调整…</translation>
    </message>
    <message>
        <source>Look for three ways to bring its community back into band</source>
        <translation>给出三个选项，使该社区重新达标</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Near the edge within:</source>
        <translation>预警余量：</translation>
    </message>
    <message>
        <source>Out of band</source>
        <translation>不达标</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>接近上下限</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>达标</translation>
    </message>
</context>
<context>
    <name>GrowthModel</name>
    <message>
        <source>Leaves the band</source>
        <translation>将不达标</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>接近上下限</translation>
    </message>
    <message>
        <source>Comes back into band</source>
        <translation>恢复达标</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>变化情况</translation>
    </message>
    <message>
        <source>Grid code</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原户数</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>{status}; the band is {minimum} to {maximum} households</source>
        <translation>{status}；户数范围 {minimum} 至 {maximum} 户</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>超出或不足</translation>
    </message>
    <message>
        <source>Out of band</source>
        <translation>不达标</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现户数</translation>
    </message>
</context>
<context>
    <name>GrowthWatch</name>
    <message>
        <source>Growth watch</source>
        <translation>户数变化监测</translation>
    </message>
    <message>
        <source>Counts the households of each grid by a new register, says which grids are outside the limits or near them, and what each needs: how many households to give or take, and which neighbours can help.</source>
        <translation>按新的户数台账统计各网格户数，列出不达标或接近上下限的网格及其处理办法：须调出或调入多少户，哪些相邻网格可以分担。</translation>
    </message>
    <message>
        <source>growth,register,households,change,balance,grid</source>
        <translation>增长,台账,户数,变化,均衡,网格</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The plan in force, with the field grid_code.</source>
        <translation>现行方案，须有 grid_code 字段。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Units with the field grid_code, where there is no layer of grids.</source>
        <translation>没有网格图层时，用带 grid_code 字段的单元图层。</translation>
    </message>
    <message>
        <source>A grid with fewer households than this to a limit is near it.</source>
        <translation>距上限或下限少于该户数的网格，视为接近上下限。</translation>
    </message>
    <message>
        <source>Margin, households</source>
        <translation>预警余量（户）</translation>
    </message>
    <message>
        <source>Growth of the grids</source>
        <translation>网格户数变化</translation>
    </message>
    <message>
        <source>Each grid with its households before and now, its status, and what it needs.</source>
        <translation>各网格的原户数、现户数、达标情况和处理办法。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>The grids outside their limits or near them, and what is wrong with the register.</source>
        <translation>不达标或接近上下限的网格，以及台账中的问题。</translation>
    </message>
    <message>
        <source>Grids outside the limits</source>
        <translation>不达标的网格</translation>
    </message>
    <message>
        <source>Grids near the limits</source>
        <translation>接近上下限的网格</translation>
    </message>
    <message>
        <source>Grids or units are needed.</source>
        <translation>须指定网格或单元图层。</translation>
    </message>
    <message>
        <source>Rivers, lakes, railways and expressways. A neighbour behind one cannot help.</source>
        <translation>河流、湖泊、铁路、快速路。隔在另一侧的相邻网格帮不上忙。</translation>
    </message>
    <message>
        <source>Where a street of two neighbours crosses a barrier, they can help each other.</source>
        <translation>两个相邻网格内有街道跨过屏障时，仍可互相调剂。</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Grids that neither give nor take, by their field grid_code and by where they lie.</source>
        <translation>既不调出也不调入的网格，按 grid_code 字段和所在位置认定。</translation>
    </message>
</context>
<context>
    <name>HandlingDock</name>
    <message>
        <source>Handle event</source>
        <translation>处理事件</translation>
    </message>
    <message>
        <source>number of the event</source>
        <translation>事件编号</translation>
    </message>
    <message>
        <source>office, never a person</source>
        <translation>单位，不写个人</translation>
    </message>
    <message>
        <source>why, in a few words</source>
        <translation>简要原因</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>HandlingEvents</name>
    <message>
        <source>Handle event</source>
        <translation>处理事件</translation>
    </message>
    <message>
        <source>See one event of the open plan, and move it from state to state</source>
        <translation>查看当前方案中的一个事件，并变更其状态</translation>
    </message>
    <message>
        <source>Open a plan first: its events are handled here.</source>
        <translation>请先打开方案：在这里处理其中的事件。</translation>
    </message>
    <message>
        <source>There is no event {event} in this plan.</source>
        <translation>此方案中没有事件 {event}。</translation>
    </message>
    <message>
        <source>Choose an event on the map, or give its number.</source>
        <translation>在地图上选择一个事件，或输入编号。</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>The scenario that you see and work on</source>
        <translation>当前查看和编辑的情景</translation>
    </message>
    <message>
        <source>Branch: go on in a copy of this scenario, under a new name</source>
        <translation>另存情景：以新名称另存一份，在其中继续工作</translation>
    </message>
    <message>
        <source>Compare two scenarios side by side</source>
        <translation>并列比较两个情景</translation>
    </message>
    <message>
        <source>This plan is read-only: you can look and compare, but nothing can be changed.</source>
        <translation>该方案为只读：可以查看和比较，但不能修改。</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <source>Last: {step}</source>
        <translation>上一步：{step}</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>尚无修改</translation>
    </message>
    <message>
        <source>Open another plan…</source>
        <translation>打开其他方案…</translation>
    </message>
    <message>
        <source>Rename this scenario…</source>
        <translation>重命名当前情景…</translation>
    </message>
    <message>
        <source>Delete this scenario…</source>
        <translation>删除当前情景…</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>关闭方案</translation>
    </message>
    <message>
        <source>Show the dock Sharing</source>
        <translation>显示“共享”面板</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Community Grids: help</source>
        <translation>社区网格：帮助</translation>
    </message>
    <message>
        <source>help.md</source>
        <comment>file name of the help page: help_zh-Hans.md for Chinese</comment>
        <translation>help_zh-Hans.md</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Households per grid</source>
        <translation>各网格户数分布</translation>
    </message>
    <message>
        <source>Grids with {low} to {high} households: {count}. Click to select them.</source>
        <translation>{low} 至 {high} 户的网格：{count} 个。点击可选中。</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>ImportCameras</name>
    <message>
        <source>Import cameras</source>
        <translation>导入摄像机</translation>
    </message>
    <message>
        <source>Reads cameras from whatever they arrive in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG or a layer. Ids, kinds and directions of GB/T 28181 are understood, and so are words in Chinese and English and the tags of OpenStreetMap. Columns with addresses in the network, ports, passwords and streams, and those about persons, are dropped before anything is written.</source>
        <translation>读取任何形式的摄像机数据：XLSX、XLS、ODS、CSV、DBF、SHP、GDB、GPKG 或图层。能识别 GB/T 28181 的编码、类型和方向，中英文词语以及 OpenStreetMap 标签。含网络地址、端口、密码和视频流的列，以及涉及个人的列，在写入之前即去掉。</translation>
    </message>
    <message>
        <source>camera,cctv,GB/T 28181,surveillance,import,excel,csv</source>
        <translation>摄像机,监控,GB/T 28181,导入,excel,csv,camera,import</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Of several, the one to read; without it, the one that looks most like cameras; * for all that have the same headers as that one.</source>
        <translation>有多个时要读取的一个；不填时取最像摄像机的；* 表示与其表头相同的全部。</translation>
    </message>
    <message>
        <source>As JSON, what columns mean whose header is not understood: {"Ref": "camera_id", "#4": "azimuth_deg"}. A column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: camera_id, name, status, status_at, camera_kind, azimuth_deg, direction, fov_deg, range_m, height_m, position_type, owner_kind, secrecy, link_key, x, y, coordinates.</source>
        <translation>以 JSON 给出表头无法识别的列的含义：{"Ref": "camera_id", "#4": "azimuth_deg"}。列以表头或 # 加序号表示；含义为空则不读取。含义有：camera_id, name, status, status_at, camera_kind, azimuth_deg, direction, fov_deg, range_m, height_m, position_type, owner_kind, secrecy, link_key, x, y, coordinates。</translation>
    </message>
    <message>
        <source>A plan file: its communities tell where cameras can be, its buildings whether they lie shifted.</source>
        <translation>方案文件：由其社区得知摄像机可能在哪里，由其建筑物得知坐标是否偏移。</translation>
    </message>
    <message>
        <source>Where cameras can be: coordinates outside are mended where it shows how, or told.</source>
        <translation>摄像机可能的范围：之外的坐标能看出原因的予以修正，否则列出。</translation>
    </message>
    <message>
        <source>Profile of cameras</source>
        <translation>摄像机参数</translation>
    </message>
    <message>
        <source>A JSON file with the angle and range for types of cameras; without it, what the plan's profile says.</source>
        <translation>JSON 文件，给出各类摄像机的视角和可视距离；不填时用方案参数中的值。</translation>
    </message>
    <message>
        <source>The cameras: id, name, status, kind, direction, angle, range, height, kind of place and of owner, whether secret, key of the link. Those without a place have no geometry.</source>
        <translation>摄像机：编码、名称、状态、类型、朝向、视角、可视距离、高度、位置类型、所属类型、是否涉密、链接键。没有位置的没有几何。</translation>
    </message>
    <message>
        <source>Number of cameras</source>
        <translation>摄像机数</translation>
    </message>
    <message>
        <source>Number of cameras with a place</source>
        <translation>有位置的摄像机数</translation>
    </message>
    <message>
        <source>Number of working cameras</source>
        <translation>正常工作的摄像机数</translation>
    </message>
    <message>
        <source>Cameras: {cameras}, with a place: {placed}, working: {working}.</source>
        <translation>摄像机：{cameras} 台，有位置：{placed}，正常工作：{working}。</translation>
    </message>
</context>
<context>
    <name>ImportEvents</name>
    <message>
        <source>Import events</source>
        <translation>导入事件</translation>
    </message>
    <message>
        <source>Reads events from whatever they arrive in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG or a layer. Headers and words in Chinese and English are understood, and so are dates of any kind. Columns about persons and free text are dropped before anything is written. Events without coordinates are placed by their address, or listed.</source>
        <translation>读取任何形式的事件数据：XLSX、XLS、ODS、CSV、DBF、SHP、GDB、GPKG 或图层。能识别中英文表头和词语以及各种日期。涉及个人的列和自由文本在写入之前即去掉。没有坐标的事件按地址落图，或列入清单。</translation>
    </message>
    <message>
        <source>event,incident,case,12345,hotline,import,excel,csv,geocode,address</source>
        <translation>事件,工单,12345,热线,导入,excel,csv,地理编码,地址,event,import</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Of several, the one to read; without it, the one that looks most like events; * for all that have the same headers as that one.</source>
        <translation>有多个时要读取的一个；不填时取最像事件的；* 表示与其表头相同的全部。</translation>
    </message>
    <message>
        <source>As JSON, what columns mean whose header is not understood: {"Ref": "event_no", "#4": "address"}. A column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: event_no, source, category, urgency, state, reported_at, received_at, verified_at, dispatched_at, started_at, arrived_at, submitted_at, closed_at, evaluated_at, due_at, grid_code, other_grid, lead_grid, community_code, street, department, address, building_id, road, house_number, cross_road, x, y, coordinates.</source>
        <translation>以 JSON 给出表头无法识别的列的含义：{"Ref": "event_no", "#4": "address"}。列以表头或 # 加序号表示；含义为空则不读取。含义有：event_no, source, category, urgency, state, reported_at, received_at, verified_at, dispatched_at, started_at, arrived_at, submitted_at, closed_at, evaluated_at, due_at, grid_code, other_grid, lead_grid, community_code, street, department, address, building_id, road, house_number, cross_road, x, y, coordinates。</translation>
    </message>
    <message>
        <source>A plan file: its communities, addresses, streets and buildings are used.</source>
        <translation>方案文件：使用其社区、地址、街道和建筑物。</translation>
    </message>
    <message>
        <source>Where events can be: coordinates outside are mended where it shows how, or told.</source>
        <translation>事件可能的范围：之外的坐标能看出原因的予以修正，否则列出。</translation>
    </message>
    <message>
        <source>Addresses by which events without coordinates are placed. Not needed with a plan.</source>
        <translation>用来给没有坐标的事件落图的地址。有方案时不需要。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The field with the address.</source>
        <translation>地址字段。</translation>
    </message>
    <message>
        <source>Streets, for events at corners, as Main St &amp; Windsor St or 人民路与朝阳街路口.</source>
        <translation>街道，用于路口的事件，如 Main St &amp; Windsor St 或 人民路与朝阳街路口。</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Name of the street</source>
        <translation>街道名称</translation>
    </message>
    <message>
        <source>The field with the street's name.</source>
        <translation>街道名称字段。</translation>
    </message>
    <message>
        <source>Set deadlines that are missing</source>
        <translation>补上缺失的时限</translation>
    </message>
    <message>
        <source>Events without a deadline get one by their class, source and urgency, on a working calendar.</source>
        <translation>没有时限的事件按类别、来源和紧急程度以及工作日历给出时限。</translation>
    </message>
    <message>
        <source>The events: number, source (two digits), class, urgency (1 to 4), state (10 to 95), times in UTC, grid, community, department, address. Those without a place have no geometry.</source>
        <translation>事件：编号、来源（两位）、类别、紧急程度（1 到 4）、状态（10 到 95）、UTC 时间、网格、社区、部门、地址。没有位置的没有几何。</translation>
    </message>
    <message>
        <source>Events without a place</source>
        <translation>没有位置的事件</translation>
    </message>
    <message>
        <source>A list of the events that could not be placed, each with the addresses that it may mean.</source>
        <translation>无法落图的事件清单，各附可能的地址。</translation>
    </message>
    <message>
        <source>Number of events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Number of events with a place</source>
        <translation>有位置的事件数</translation>
    </message>
    <message>
        <source>Number of events without a place</source>
        <translation>没有位置的事件数</translation>
    </message>
    <message>
        <source>Events: {events}, with a place: {placed}, without: {unplaced}.</source>
        <translation>事件：{events} 件，有位置：{placed}，没有：{unplaced}。</translation>
    </message>
</context>
<context>
    <name>ImportRegister</name>
    <message>
        <source>Import register</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Reads a register of households from whatever it arrives in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG. Headers in Chinese and English are understood. Columns about persons are dropped before anything is written. The result has a row for each dwelling, entrance or building, with counts.</source>
        <translation>读取各种来源的户数台账：XLSX、XLS、ODS、CSV、DBF、SHP、GDB、GPKG。可识别中英文表头。有关个人的列在写入之前即舍弃。结果中每套住房、每个单元或每栋建筑物一行，只有计数。</translation>
    </message>
    <message>
        <source>register,household,ledger,import,excel,csv,dwelling,address</source>
        <translation>台账,户,登记,导入,住房,地址,register,household,ledger,import,excel,csv,dwelling,address</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>Of several, the one to read; without it, the one that looks most like a register; * for all that have the same headers as that one.</source>
        <translation>有多个时读取哪一个；不填时读取最像台账的一个；填 * 读取表头与之相同的全部。</translation>
    </message>
    <message>
        <source>As JSON, what columns mean whose header is not understood: {"Ref": "code", "#4": "households"}. A column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: code, dwelling_code, address, compound, road, door_number, group, building, building_name, entrance, floor, room, dwellings, households, household_number, state, use, x, y, coordinates.</source>
        <translation>表头不能识别的列的含义，用 JSON 写明：{"Ref": "code", "#4": "households"}。列用表头表示，或用 # 加列号；含义为空则不用该列。含义有：code, dwelling_code, address, compound, road, door_number, group, building, building_name, entrance, floor, room, dwellings, households, household_number, state, use, x, y, coordinates。</translation>
    </message>
    <message>
        <source>Coordinates in</source>
        <translation>坐标的坐标系</translation>
    </message>
    <message>
        <source>The reference system of coordinates in columns; without it they are not used.</source>
        <translation>列中坐标的坐标系；不填时不使用坐标。</translation>
    </message>
    <message>
        <source>Register of counts</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>A row for each dwelling, entrance or building: key, row in the file, code, address, entrance, floor, room, use, state, dwellings, households. Nothing in it is about a person.</source>
        <translation>每套住房、每个单元或每栋建筑物一行：键、文件中的行、编码、地址、单元、楼层、房间、用途、状态、套数、户数。其中没有任何个人信息。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What was dropped, refused, mended and left out, with the rows.</source>
        <translation>舍弃、拒收、修正和略去的内容，附行号。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Dwellings</source>
        <translation>套数</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Rows: {rows}, dwellings: {dwellings}, households: {households}.</source>
        <translation>行数：{rows}，套数：{dwellings}，户数：{households}。</translation>
    </message>
</context>
<context>
    <name>ImportingEvents</name>
    <message>
        <source>Import events…</source>
        <translation>导入事件…</translation>
    </message>
    <message>
        <source>Read events from a file, without what is about persons, and find their places</source>
        <translation>从文件读取事件（不含个人信息），并给它们落图</translation>
    </message>
    <message>
        <source>Reading events</source>
        <translation>正在读取事件</translation>
    </message>
    <message>
        <source>Reading the events …</source>
        <translation>正在读取事件…</translation>
    </message>
    <message>
        <source>Looking through the events …</source>
        <translation>正在查看事件…</translation>
    </message>
    <message>
        <source>Importing the events …</source>
        <translation>正在导入事件…</translation>
    </message>
    <message>
        <source>The events could not be imported; the log messages say why.</source>
        <translation>事件无法导入；原因见日志消息。</translation>
    </message>
    <message>
        <source>{name}: without a place</source>
        <translation>{name}：没有位置</translation>
    </message>
    <message>
        <source>The events {name} are imported: {rows}, of which {placed} have a place and {left} have none.</source>
        <translation>事件 {name} 已导入：{rows} 件，其中 {placed} 件有位置，{left} 件没有。</translation>
    </message>
    <message>
        <source>The events could not be taken; the log messages say why.</source>
        <translation>事件无法纳入；原因见日志消息。</translation>
    </message>
    <message>
        <source>Events taken into the plan: {new} new, {changed} changed.</source>
        <translation>已纳入方案的事件：新增 {new} 件，更改 {changed} 件。</translation>
    </message>
</context>
<context>
    <name>ImportingRegister</name>
    <message>
        <source>Import register…</source>
        <translation>导入台账…</translation>
    </message>
    <message>
        <source>Read a register of households from a file, without what is about persons</source>
        <translation>从文件读取户数台账，不含个人信息</translation>
    </message>
    <message>
        <source>Reading the register …</source>
        <translation>正在读取台账……</translation>
    </message>
    <message>
        <source>Reading a register</source>
        <translation>正在读取台账</translation>
    </message>
    <message>
        <source>Looking through the register …</source>
        <translation>正在查看台账……</translation>
    </message>
    <message>
        <source>A temporary layer</source>
        <translation>临时图层</translation>
    </message>
    <message>
        <source>{file}, beside the plan</source>
        <translation>{file}，与方案在一起</translation>
    </message>
    <message>
        <source>Importing the register …</source>
        <translation>正在导入台账……</translation>
    </message>
    <message>
        <source>The register {name} is imported: {rows} rows, {dwellings} dwellings, {households} households.</source>
        <translation>台账 {name} 已导入：{rows} 行，{dwellings} 套，{households} 户。</translation>
    </message>
    <message>
        <source>Rows tied to buildings: {sure} for sure, {doubtful} wait for a decision, {unmatched} are not tied.</source>
        <translation>已关联到建筑物的行：确定 {sure} 行，待定 {doubtful} 行，未关联 {unmatched} 行。</translation>
    </message>
    <message>
        <source>The rows could not be tied; the log messages say why.</source>
        <translation>各行未能关联；原因见日志消息。</translation>
    </message>
    <message>
        <source>The register could not be imported; the log messages say why.</source>
        <translation>台账未能导入；原因见日志消息。</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>{low} is {minimum}, more than {high}, which is {maximum}.</source>
        <translation>{low} 为 {minimum}，大于 {high}（{maximum}）。</translation>
    </message>
    <message>
        <source>The layer {layer} of {parameter} has no lines or areas.</source>
        <translation>参数 {parameter} 的图层“{layer}”不是线或面图层。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消，未写入任何结果。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>The polygons that the grids must tile. Where two overlap, the one listed first has the ground. Everything is measured in this layer's CRS if it is metric, else in the zone it lies in.</source>
        <translation>社区面，网格须将其完整覆盖。两个社区重叠时，重叠部分归排列在前的社区。该图层坐标系以米为单位时按其量算，否则按所在投影带量算。</translation>
    </message>
    <message>
        <source>Code of the community</source>
        <translation>社区代码</translation>
    </message>
    <message>
        <source>The field with the code of 12 digits that a grid's code begins with. Without it, or where a value is not such a code, communities are numbered from north to south and west to east.</source>
        <translation>12 位社区代码所在的字段，网格代码以其开头。未指定该字段或取值不是 12 位代码时，社区按从北到南、从西到东编号。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Polygons, which are never cut, or points.</source>
        <translation>面（绝不切分）或点。</translation>
    </message>
    <message>
        <source>Households of the building</source>
        <translation>建筑物户数</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Lines that grids are bounded by. Without streets, boundaries run between the buildings.</source>
        <translation>作为网格边界的街道线。没有街道时，边界从建筑物之间通过。</translation>
    </message>
    <message>
        <source>Class of the street</source>
        <translation>街道等级</translation>
    </message>
    <message>
        <source>The field with the street's class: OpenStreetMap's highway values, Chinese road classes, or a number from 0, a footpath, to 6, an expressway. Grids are bounded by the higher classes first.</source>
        <translation>街道等级所在的字段：可为 OpenStreetMap 的 highway 取值、中文道路等级，或 0（步行道）至 6（快速路）的数字。优先以等级高的街道为网格边界。</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>阻隔要素</translation>
    </message>
    <message>
        <source>Rivers, lakes, railways and expressways, in one layer or several. A grid lies across them only where a street crosses.</source>
        <translation>河流、湖泊、铁路和快速路，可为一个或多个图层。只有街道穿过之处，网格才可跨越。</translation>
    </message>
    <message>
        <source>Walled compounds</source>
        <translation>封闭小区</translation>
    </message>
    <message>
        <source>Polygons of compounds, which are kept whole where they fit into a grid.</source>
        <translation>小区面，只要一个网格容纳得下就保持完整。</translation>
    </message>
    <message>
        <source>Least households of a grid</source>
        <translation>网格户数下限</translation>
    </message>
    <message>
        <source>A grid with fewer households is reported, with the reason.</source>
        <translation>低于该户数的网格会列入检查结果，并说明原因。</translation>
    </message>
    <message>
        <source>Most households of a grid</source>
        <translation>网格户数上限</translation>
    </message>
    <message>
        <source>A grid with more households is reported, with the reason.</source>
        <translation>超过该户数的网格会列入检查结果，并说明原因。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same plan; another seed gives another plan that is about as good.</source>
        <translation>种子相同则方案相同；换用其他种子可得到质量相当的另一方案。</translation>
    </message>
    <message>
        <source>Kind of the community</source>
        <translation>社区类型</translation>
    </message>
    <message>
        <source>The field that says urban, rural or special, or 社区 or 村, or holds the urban-rural class of three digits. Without it every community is urban.</source>
        <translation>社区类型所在的字段：可为 urban、rural、special，或“社区”“村”，或三位城乡分类代码。未指定时，所有社区均按城市社区处理。</translation>
    </message>
    <message>
        <source>Least households of a rural grid</source>
        <translation>农村网格户数下限</translation>
    </message>
    <message>
        <source>For communities whose kind is rural.</source>
        <translation>适用于类型为农村的社区。</translation>
    </message>
    <message>
        <source>Most households of a rural grid</source>
        <translation>农村网格户数上限</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码规则</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>处理器核心</translation>
    </message>
    <message>
        <source>How the work is spread over the cores; the plan is the same. Automatic fits nearly always.</source>
        <translation>计算任务在各处理器核心之间的分配方式，不影响划分方案。一般选自动即可。</translation>
    </message>
    <message>
        <source>CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes.</source>
        <translation>CODE_PROFILE 为 custom 时，CUSTOM_PROFILE 须指定描述编码规则的文件。</translation>
    </message>
    <message>
        <source>File of custom codes</source>
        <translation>自定义编码规则文件</translation>
    </message>
    <message>
        <source>A JSON file that describes the codes, where Codes is custom.</source>
        <translation>编码规则选择 custom 时，描述编码规则的 JSON 文件。</translation>
    </message>
    <message>
        <source>The field that counts households; numbers written as text will do.</source>
        <translation>记录户数的字段；以文本书写的数字也可以。</translation>
    </message>
    <message>
        <source>How a grid's code is written: stat15 is the community's 12 digits and 3 digits for the grid; cj213_14 has 2 for the grid; cjt349_20 has 6 for the managed object before and 2 after; micro18 has 3 more for the micro-grid; custom is what a file says.</source>
        <translation>网格代码的写法：stat15 为 12 位社区代码加 3 位网格序号；cj213_14 的网格序号为 2 位；cjt349_20 在前加 6 位管理对象代码、在后加 2 位序号；micro18 再加 3 位微网格序号；custom 由自定义文件规定。</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Hold the button and draw round the units for the outlined grid. Right-click picks the grid.</source>
        <translation>按住鼠标圈出要划入目标网格的单元。右键选取目标网格。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Most urgent</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>Nearly overdue</source>
        <translation>将超期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Of the last 24 hours</source>
        <translation>最近 24 小时内</translation>
    </message>
    <message>
        <source>The paler, the longer done</source>
        <translation>颜色越淡，办结越久</translation>
    </message>
    <message>
        <source>Many: done, open, nearly overdue, overdue</source>
        <translation>多件：办结、未结、将超期、超期</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Received, verified</source>
        <translation>已接单、核单</translation>
    </message>
    <message>
        <source>Dispatched, handled</source>
        <translation>已派单、办理中</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已交单</translation>
    </message>
    <message>
        <source>Returned, suspended, escalated</source>
        <translation>退单、挂起、升级</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>已评单</translation>
    </message>
    <message>
        <source>Rejected, merged, cancelled</source>
        <translation>不予受理、并案、作废</translation>
    </message>
</context>
<context>
    <name>LifeBox</name>
    <message>
        <source>Where the plan stands is told by the database.</source>
        <translation>方案状态以数据库为准。</translation>
    </message>
    <message>
        <source>Approved; in force from {time} on. Nobody changes its grids.</source>
        <translation>已批准，自 {time} 起生效。网格不可修改。</translation>
    </message>
    <message>
        <source>In force since {time}. Nobody changes its grids.</source>
        <translation>自 {time} 起生效。网格不可修改。</translation>
    </message>
    <message>
        <source>Checked; it waits for approval. Nobody changes its grids.</source>
        <translation>已通过检查，等待批准。网格不可修改。</translation>
    </message>
    <message>
        <source>Retired: kept to be looked at.</source>
        <translation>已废止，仅供查看。</translation>
    </message>
    <message>
        <source>Draft: its grids can be changed.</source>
        <translation>草案：网格可以修改。</translation>
    </message>
    <message>
        <source>Draft; with this account you can look, but not change grids.</source>
        <translation>草案；当前账户只能查看，不能修改网格。</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已废止</translation>
    </message>
    <message>
        <source>Check and hand in</source>
        <translation>检查并提交</translation>
    </message>
    <message>
        <source>The database checks every grid; then nobody changes them until it is decided</source>
        <translation>数据库检查全部网格；审定之前任何人不能修改</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Choose from when on the plan is in force</source>
        <translation>选择方案的生效时间</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草案</translation>
    </message>
    <message>
        <source>Its grids can be changed again</source>
        <translation>网格可再次修改</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>废止…</translation>
    </message>
    <message>
        <source>The plan is over; it stays to be looked at</source>
        <translation>方案不再使用，仅供查看</translation>
    </message>
</context>
<context>
    <name>LockGrids</name>
    <message>
        <source>Lock grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Locks grids, so that no edit and no rebalancing changes them, or unlocks them.</source>
        <translation>锁定网格，使任何编辑和均衡调整都不改动；或解除锁定。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The codes of the grids, with commas between.</source>
        <translation>各网格代码，以英文逗号分隔。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Whether to lock them; no unlocks them.</source>
        <translation>是否锁定；选“否”即解锁。</translation>
    </message>
</context>
<context>
    <name>MakePlan</name>
    <message>
        <source>Make plan</source>
        <translation>创建方案文件</translation>
    </message>
    <message>
        <source>Puts units and their grids into a plan file, a GeoPackage in which grids are edited, compared and undone. The units may be those of a division, or anybody's that have the field grid_code.</source>
        <translation>将单元及其网格写入方案文件（GeoPackage），在其中编辑、比较、撤销。单元可来自划分结果，也可为任何带 grid_code 字段的图层。</translation>
    </message>
    <message>
        <source>plan,grid,units,scenario,edit</source>
        <translation>方案,网格,单元,情景,编辑</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案文件</translation>
    </message>
    <message>
        <source>The plan file. If it exists and holds no plan yet, as one that a division was written to, the tables are added to it.</source>
        <translation>方案文件。文件已存在但尚无方案（如划分结果所存的文件）时，在其中添加方案所需的表。</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Describing the boundaries of the grids</source>
        <translation>生成网格的四至说明</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The pieces that grids are made of, with the field grid_code and, if there, unit_id, community_code and locked. Whole grids will do, but then nothing smaller can be moved.</source>
        <translation>组成网格的地块，须有 grid_code 字段，可有 unit_id、community_code、locked 字段。也可直接用网格，但不能再作更细的调整。</translation>
    </message>
    <message>
        <source>The grids with the field grid_code, for their names and kinds (grid_name, kind, reason, locked).</source>
        <translation>带 grid_code 字段的网格，用以取得名称和类型（grid_name、kind、reason、locked）。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The field with the community's name.</source>
        <translation>社区名称所在的字段。</translation>
    </message>
    <message>
        <source>Name of the community</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>The field by which a new register finds the building again; without it the feature's id.</source>
        <translation>新台账据以找到建筑物的字段；未指定时用要素编号。</translation>
    </message>
    <message>
        <source>Identifier of the building</source>
        <translation>建筑物标识</translation>
    </message>
    <message>
        <source>The field with the name that boundaries in words use.</source>
        <translation>四至说明所用名称所在的字段。</translation>
    </message>
    <message>
        <source>Name of the street</source>
        <translation>街道名称</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>情景名称</translation>
    </message>
    <message>
        <source>What the plan's first scenario is called.</source>
        <translation>方案中第一个情景的名称。</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Grids</source>
        <translation>网格数</translation>
    </message>
    <message>
        <source>Grids with an invalid outline</source>
        <translation>图形无效的网格</translation>
    </message>
    <message>
        <source>Grids in several parts</source>
        <translation>由多个部分组成的网格</translation>
    </message>
    <message>
        <source>Grids in several communities</source>
        <translation>跨社区的网格</translation>
    </message>
    <message>
        <source>Gaps, m²</source>
        <translation>空隙（平方米）</translation>
    </message>
    <message>
        <source>Overlaps, m²</source>
        <translation>重叠（平方米）</translation>
    </message>
    <message>
        <source>Outside the communities, m²</source>
        <translation>超出社区（平方米）</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Grids within the limits</source>
        <translation>达标网格</translation>
    </message>
    <message>
        <source>Households in grids within the limits</source>
        <translation>达标网格的户数</translation>
    </message>
    <message>
        <source>Grids outside the limits</source>
        <translation>不达标网格</translation>
    </message>
    <message>
        <source>Grids outside the limits, at least</source>
        <translation>不达标网格的理论最少数</translation>
    </message>
    <message>
        <source>Households off the limits</source>
        <translation>超出和不足的户数</translation>
    </message>
    <message>
        <source>Buildings cut</source>
        <translation>被切开的建筑物</translation>
    </message>
    <message>
        <source>Compactness, mean</source>
        <translation>平均紧凑度</translation>
    </message>
    <message>
        <source>Compactness, 10th percentile</source>
        <translation>紧凑度第 10 百分位数</translation>
    </message>
    <message>
        <source>Boundary between grids, m</source>
        <translation>网格间边界（米）</translation>
    </message>
    <message>
        <source>Boundary that one can see</source>
        <translation>可辨识边界占比</translation>
    </message>
    <message>
        <source>Households that move</source>
        <translation>变动户数</translation>
    </message>
    <message>
        <source>Households that move, share</source>
        <translation>变动户数占比</translation>
    </message>
    <message>
        <source>Buildings that move</source>
        <translation>变动建筑物</translation>
    </message>
    <message>
        <source>Codes that go</source>
        <translation>作废的代码</translation>
    </message>
    <message>
        <source>Codes that are new</source>
        <translation>新增的代码</translation>
    </message>
    <message>
        <source>Grids that stay and change</source>
        <translation>保留但有变动的网格</translation>
    </message>
</context>
<context>
    <name>MergeGrids</name>
    <message>
        <source>Merge grids</source>
        <translation>合并网格</translation>
    </message>
    <message>
        <source>Joins grids to one of them; the other codes retire and are never given again. More households than the maximum need a reason.</source>
        <translation>将几个网格并入其中一个；其余代码作废，不再使用。户数超过上限时须说明原因。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The codes of the grids, with commas between.</source>
        <translation>各网格代码，以英文逗号分隔。</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>The code that stays; without it the first of them.</source>
        <translation>保留的代码；不填则为第一个。</translation>
    </message>
</context>
<context>
    <name>MergeTool</name>
    <message>
        <source>Press in a grid and drag it onto the neighbour that it is to join; its code is given up.</source>
        <translation>在网格上按下鼠标，拖到要并入的相邻网格；该网格的代码作废。</translation>
    </message>
    <message>
        <source>Drag it onto a neighbour.</source>
        <translation>请拖到相邻网格上。</translation>
    </message>
    <message>
        <source>Press in the grid that is to be given up.</source>
        <translation>请在要撤并的网格上按下鼠标。</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>MonthChart</name>
    <message>
        <source>Events month by month</source>
        <translation>逐月事件</translation>
    </message>
</context>
<context>
    <name>MoveBoundary</name>
    <message>
        <source>Move boundary</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Moves the boundary of two grids to a line, such as a street: ground up to it changes its grid.</source>
        <translation>将两个网格的边界移到一条线（如街道）上：边界与该线之间的单元改变归属。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>让出的网格</translation>
    </message>
    <message>
        <source>The code of the grid that gives ground.</source>
        <translation>让出单元的网格代码。</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>划入的网格</translation>
    </message>
    <message>
        <source>The code of its neighbour that gains it.</source>
        <translation>接收这些单元的相邻网格代码。</translation>
    </message>
    <message>
        <source>A layer with the one line that is to be the boundary; it runs through the grid that gives.</source>
        <translation>含一条线的图层，该线将成为新边界；它穿过让出的网格。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
</context>
<context>
    <name>MoveEvent</name>
    <message>
        <source>Move event</source>
        <translation>变更事件状态</translation>
    </message>
    <message>
        <source>Moves an event to another state: 20 received, 30 verified, 40 dispatched, 50 being handled, 60 submitted, 70 closed, 80 evaluated; 90 rejected, 91 returned, 92 suspended, 93 merged, 94 cancelled, 95 escalated. Only moves that are allowed from where it is are made, none before the report or the last one and none more than a day ahead. Each is kept in the log.</source>
        <translation>把事件改为另一状态：20 接单、30 核单、40 派单、50 办单、60 交单、70 结案、80 评单；90 不予受理、91 退单、92 挂起、93 并案、94 作废、95 升级。只作当前状态允许的变更，不得早于上报和上一次变更，也不得晚于现在一天以上。每次都记入日志。</translation>
    </message>
    <message>
        <source>event,state,dispatch,close,log,plan</source>
        <translation>事件,状态,派单,结案,日志,方案,event,state</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it.</source>
        <translation>“创建方案文件”写出的方案文件。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The number of the event.</source>
        <translation>事件编号。</translation>
    </message>
    <message>
        <source>The number of the state that it comes to, as above.</source>
        <translation>要改为的状态编号，如上。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When it comes to that state, on the plan's clock; without it, now. At most a day ahead.</source>
        <translation>改为该状态的时间，以方案的时区为准；不填为现在，最多晚一天。</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>The office that says so, never a person.</source>
        <translation>作出变更的单位，不写个人。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Why, in a few words; one that tells of a person is refused.</source>
        <translation>简要原因；涉及个人的会被拒绝。</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Whose event it is from now on.</source>
        <translation>此后由谁负责。</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>Until when it has to be done, on the plan's clock.</source>
        <translation>须在何时之前办结，以方案的时区为准。</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>原状态</translation>
    </message>
    <message>
        <source>EVENT must name the event.</source>
        <translation>EVENT 须给出事件。</translation>
    </message>
    <message>
        <source>{event}: {before} → {after}</source>
        <translation>{event}：{before} → {after}</translation>
    </message>
</context>
<context>
    <name>MovesLegend</name>
    <message>
        <source>Counted by: {register}</source>
        <translation>户数来源：{register}</translation>
    </message>
    <message>
        <source>Ground that moves, in the colour of its new grid</source>
        <translation>归属变动的地块（以新网格的颜色表示）</translation>
    </message>
    <message>
        <source>Grids that only lose</source>
        <translation>只减少的网格</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>撤并</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>households move ({share} %)</source>
        <translation>户变动（{share}%）</translation>
    </message>
    <message>
        <source>Buildings that move</source>
        <translation>变动建筑物</translation>
    </message>
    <message>
        <source>Grids touched</source>
        <translation>涉及网格</translation>
    </message>
    <message>
        <source>Compactness of these</source>
        <translation>涉及网格的紧凑度</translation>
    </message>
    <message>
        <source>Grids out of band</source>
        <translation>不达标网格</translation>
    </message>
    <message>
        <source>of these, that need not be</source>
        <translation>其中本可达标的</translation>
    </message>
    <message>
        <source>The same as “{option}”.</source>
        <translation>与“{option}”相同。</translation>
    </message>
    <message>
        <source>Nothing may move within the limit.</source>
        <translation>在限额之内无法变动。</translation>
    </message>
    <message>
        <source>No plan could move fewer.</source>
        <translation>任何方案都不可能变动更少。</translation>
    </message>
    <message>
        <source>{more} more than the bound.</source>
        <translation>比理论最少多 {more} 户。</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Stays in the history (optional)</source>
        <translation>记入历史（可不填）</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>原因：</translation>
    </message>
    <message>
        <source>The bound: whatever the plan, at least {least} of {households} households ({share} %) must change their grid until no grid is out of band that need not be.</source>
        <translation>理论最少：要使本可达标的网格全部达标，任何方案都须变动至少 {least} 户（共 {households} 户，占 {share}%）。</translation>
    </message>
    <message>
        <source>The bound says nothing here: by numbers alone, no household would have to change its grid.</source>
        <translation>理论最少：仅就户数而言，无须变动任何住户。</translation>
    </message>
</context>
<context>
    <name>OtherWindows</name>
    <message>
        <source>The plan was changed in another window or by an algorithm; this is how it is now.</source>
        <translation>方案已被其他窗口或算法修改，现已显示最新内容。</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>The Python package {package} is missing.</source>
        <translation>缺少 Python 软件包 {package}。</translation>
    </message>
    <message>
        <source>Install python3-{package}; on Windows and macOS QGIS itself brings it.</source>
        <translation>请安装 python3-{package}；在 Windows 和 macOS 上，QGIS 自带该软件包。</translation>
    </message>
    <message>
        <source>The package {package} is version {version}; {oldest} or newer is needed.</source>
        <translation>软件包 {package} 的版本为 {version}，需要 {oldest} 或更高版本。</translation>
    </message>
    <message>
        <source>The package {package} in {folder} brings its own GEOS, which crashes QGIS.</source>
        <translation>{folder} 中的软件包 {package} 自带 GEOS，会导致 QGIS 崩溃。</translation>
    </message>
    <message>
        <source>Remove it and install python3-{package}, which uses the system's GEOS.</source>
        <translation>请将其卸载，改为安装使用系统 GEOS 的 python3-{package}。</translation>
    </message>
    <message>
        <source>Install python3-{package}, or {package} by pip in the Python of QGIS.</source>
        <translation>请安装 python3-{package}，或在 QGIS 的 Python 中用 pip 安装 {package}。</translation>
    </message>
</context>
<context>
    <name>PatrolVisits</name>
    <message>
        <source>Patrol visits</source>
        <translation>巡查次数</translation>
    </message>
    <message>
        <source>Counts for each named street and day how often a patrol went along it, and by how many shifts; days without a visit are rows too. Patrols are told apart by shift or route: a field about persons is refused.</source>
        <translation>统计每条有名称的街道每天有几次巡查、几个班次；没有巡查的日子也成行。巡查按班次或路线区分：涉及个人的字段会被拒绝。</translation>
    </message>
    <message>
        <source>patrol,shift,route,round,street,visit</source>
        <translation>巡查,班次,路线,轮次,街道,patrol,visit</translation>
    </message>
    <message>
        <source>Points, one for each place and time at which a patrol was.</source>
        <translation>点图层，每个点是某次巡查某一时刻所在的位置。</translation>
    </message>
    <message>
        <source>Patrols</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Without it, the field whose name says so.</source>
        <translation>不指定时，用名称相符的字段。</translation>
    </message>
    <message>
        <source>Shift or route</source>
        <translation>班次或路线</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Lines with a name.</source>
        <translation>带名称的线。</translation>
    </message>
    <message>
        <source>Streets without a name are not counted.</source>
        <translation>没有名称的街道不统计。</translation>
    </message>
    <message>
        <source>Name of the street</source>
        <translation>街道名称</translation>
    </message>
    <message>
        <source>Metres from a street within which a patrol is on it.</source>
        <translation>离街道多少米以内算在该街道上。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Minutes after which a patrol that comes again makes another round.</source>
        <translation>间隔多少分钟后再来算另一轮。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Metres that a patrol must go along a street to have visited it.</source>
        <translation>沿街道走多少米才算巡查过。</translation>
    </message>
    <message>
        <source>Shortest round</source>
        <translation>最短一轮</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>巡查次数</translation>
    </message>
    <message>
        <source>A table: street, day, rounds, shifts, when the first began and the last ended.</source>
        <translation>表：街道、日期、轮数、班次数、首轮开始和末轮结束的时间。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Days of streets without a visit</source>
        <translation>没有巡查的街道日数</translation>
    </message>
    <message>
        <source>{count} rows tell no shift, no time or no place, and are left out.</source>
        <translation>{count} 行没有班次、时间或位置，已略去。</translation>
    </message>
</context>
<context>
    <name>Patrols</name>
    <message>
        <source>The layer {layer} has no field that tells the shift or route, or none with the time.</source>
        <translation>图层 {layer} 没有说明班次或路线的字段，或没有时间字段。</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} is about persons: patrols go by shift or route.</source>
        <translation>图层 {layer} 的字段 {field} 涉及个人：巡查按班次或路线统计。</translation>
    </message>
    <message>
        <source>Reading patrols</source>
        <translation>正在读取巡查</translation>
    </message>
</context>
<context>
    <name>PlaceLocator</name>
    <message>
        <source>Community Grids: grids, addresses, buildings</source>
        <translation>社区网格：网格、地址、建筑物</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Building with the code {code}</source>
        <translation>编号为 {code} 的建筑物</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Community {code}</source>
        <translation>社区 {code}</translation>
    </message>
    <message>
        <source>Compound, buildings: {count}</source>
        <translation>小区，建筑物：{count} 栋</translation>
    </message>
    <message>
        <source>Address of {building}</source>
        <translation>{building} 的地址</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>PlanAlgorithm</name>
    <message>
        <source>plan,grid,edit</source>
        <translation>方案,网格,编辑</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案文件</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it. The edit can be undone.</source>
        <translation>由“创建方案文件”生成的方案文件。编辑可以撤销。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>The name of the scenario to edit; without it the one that was open last.</source>
        <translation>要编辑的情景名称；不填则为上次打开的情景。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why, in a few words; it stands in the plan's history.</source>
        <translation>简要说明原因，记入方案的历史。</translation>
    </message>
    <message>
        <source>Grids that changed</source>
        <translation>有变动的网格</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订号</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>{grid}: households {households}, limits {minimum} to {maximum}</source>
        <translation>{grid}：{households} 户，户数范围 {minimum} 至 {maximum} 户</translation>
    </message>
    <message>
        <source>{parameter}: the plan has no unit {unit}.</source>
        <translation>{parameter}：方案中没有单元 {unit}。</translation>
    </message>
    <message>
        <source>{parameter}: the plan has no community {community}.</source>
        <translation>{parameter}：方案中没有社区 {community}。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>The codes of the communities, with commas between; without any, all.</source>
        <translation>各社区代码，以英文逗号分隔；不填则为全部。</translation>
    </message>
    <message>
        <source>The edit is done. The boundaries in words follow when the plan is open in QGIS.</source>
        <translation>编辑已完成。四至说明将在 QGIS 打开该方案时生成。</translation>
    </message>
    <message>
        <source>The layer {layer} does not hold one line that hangs together.</source>
        <translation>图层 {layer} 中没有一条连续的线。</translation>
    </message>
</context>
<context>
    <name>PlanFile</name>
    <message>
        <source>{file} is being written by another program. Nothing was changed; try again in a moment.</source>
        <translation>{file} 正由其他程序写入，未作任何改动，请稍后重试。</translation>
    </message>
    <message>
        <source>The disk of {file} is full. Nothing was changed.</source>
        <translation>{file} 所在磁盘已满，未作任何改动。</translation>
    </message>
    <message>
        <source>{file} cannot be written: the file or its folder is read-only.</source>
        <translation>{file} 无法写入：文件或所在文件夹为只读。</translation>
    </message>
    <message>
        <source>{file} is not a GeoPackage, or it is damaged.</source>
        <translation>{file} 不是 GeoPackage，或已损坏。</translation>
    </message>
    <message>
        <source>{file} could not be read or written ({said}). Nothing was changed.</source>
        <translation>{file} 无法读写（{said}），未作任何改动。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>{file} holds a division, but no plan yet. Run Make plan on its units first.</source>
        <translation>{file} 中是划分结果，还不是方案文件。请先用其单元运行“创建方案文件”。</translation>
    </message>
    <message>
        <source>{file} holds the grids of a division, but not its units, which a plan is made of. Open the file that the units were saved to.</source>
        <translation>{file} 中有划分出的网格，但没有构成方案的单元。请打开保存单元的文件。</translation>
    </message>
    <message>
        <source>{file} is a GeoPackage, but not a plan of Community Grids.</source>
        <translation>{file} 是 GeoPackage，但不是社区网格的方案文件。</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of Community Grids (schema {schema}; this version knows {known}). Update the plugin to open it.</source>
        <translation>{file} 由更高版本的社区网格写入（数据结构版本 {schema}，当前插件支持到 {known}）。请更新插件后再打开。</translation>
    </message>
    <message>
        <source>{file} is not whole: the tables {tables} are missing.</source>
        <translation>{file} 不完整：缺少表 {tables}。</translation>
    </message>
    <message>
        <source>{file} is not whole: the table {table} lacks the fields {fields}.</source>
        <translation>{file} 不完整：表 {table} 缺少字段 {fields}。</translation>
    </message>
    <message>
        <source>{file}: the entry {key} of the table profile cannot be read.</source>
        <translation>{file}：profile 表中的 {key} 无法读取。</translation>
    </message>
    <message>
        <source>{file} has no scenario {scenario}.</source>
        <translation>{file} 中没有情景“{scenario}”。</translation>
    </message>
    <message>
        <source>{file} holds no scenario.</source>
        <translation>{file} 中没有任何情景。</translation>
    </message>
    <message>
        <source>The scenario {scenario} of {file} has no units.</source>
        <translation>{file} 的情景“{scenario}”没有单元。</translation>
    </message>
    <message>
        <source>{file}: unit {unit} has no polygon.</source>
        <translation>{file}：单元 {unit} 没有多边形。</translation>
    </message>
    <message>
        <source>{file}: unit {unit} belongs to community {community}, which is not in the table community.</source>
        <translation>{file}：单元 {unit} 属于社区 {community}，但 community 表中没有该社区。</translation>
    </message>
    <message>
        <source>{file}: the table unit_border names unit {unit}, which is not in the table unit.</source>
        <translation>{file}：unit_border 表中的单元 {unit} 不在 unit 表中。</translation>
    </message>
    <message>
        <source>{file}: step {seq} of the history cannot be read, so it cannot be undone or redone.</source>
        <translation>{file}：历史中的第 {seq} 步无法读取，不能撤销或重做。</translation>
    </message>
    <message>
        <source>Another window changed the scenario {scenario} at {at} ({author}: {action}). It was read anew and your last edit was not made; make it again if it still fits.</source>
        <translation>其他窗口已于 {at} 修改情景“{scenario}”（{author}：{action}）。现已重新读取，刚才的编辑未执行；如仍适用，请重新操作。</translation>
    </message>
    <message>
        <source>{scenario} is the only scenario of {file} and cannot be deleted.</source>
        <translation>“{scenario}”是 {file} 中唯一的情景，不能删除。</translation>
    </message>
    <message>
        <source>There is a scenario named {scenario} already.</source>
        <translation>已有名为“{scenario}”的情景。</translation>
    </message>
    <message>
        <source>A scenario needs a name.</source>
        <translation>请填写情景名称。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>{file} is open for reading only: the file or its folder is read-only, so nothing can be changed.</source>
        <translation>{file} 以只读方式打开：文件或所在文件夹为只读，不能修改。</translation>
    </message>
    <message>
        <source>{file} holds a plan already. Choose another file.</source>
        <translation>{file} 中已有方案，请另选文件。</translation>
    </message>
    <message>
        <source>{file} has tables of its own named {tables}, which a plan needs. Choose another file.</source>
        <translation>{file} 中已有名为 {tables} 的表，与方案所需的表重名，请另选文件。</translation>
    </message>
    <message>
        <source>The scenarios {scenario} and {other} are not made of the same units, so nothing can be taken over.</source>
        <translation>情景“{scenario}”与“{other}”的单元不同，无法采用。</translation>
    </message>
    <message>
        <source>The scenario {scenario} was deleted in another window; another one is open now. Your last edit was not made.</source>
        <translation>情景“{scenario}”已在其他窗口中删除，现已打开另一情景，刚才的编辑未执行。</translation>
    </message>
    <message>
        <source>QGIS cannot show {file}, because of the {sign} in its path. Rename the file or the folder, and open it again.</source>
        <translation>{file} 的路径中含有“{sign}”，QGIS 无法显示。请重命名文件或文件夹后再打开。</translation>
    </message>
    <message>
        <source>The scenario {scenario} is not shared through a database.</source>
        <translation>情景“{scenario}”未通过数据库共享。</translation>
    </message>
    <message>
        <source>Another window brought the scenario {scenario} together with the database. It was read anew.</source>
        <translation>其他窗口已将情景“{scenario}”与数据库同步，现已重新读取。</translation>
    </message>
    <message>
        <source>The conflict about grid {grid} is not the same any more. Look at it again before you choose.</source>
        <translation>网格 {grid} 的冲突已有变化，请重新查看后再选择。</translation>
    </message>
    <message>
        <source>This step cannot be undone: others have changed grid {grid} since.</source>
        <translation>此步不能撤销：此后他人修改了网格 {grid}。</translation>
    </message>
    <message>
        <source>This step cannot be done again: others have changed grid {grid} since.</source>
        <translation>此步不能重做：此后他人修改了网格 {grid}。</translation>
    </message>
    <message>
        <source>{file}: what stands there of the shared plan cannot be read. Bring the plan from the database into a new file.</source>
        <translation>{file}：其中的共享方案记录无法读取。请将方案从数据库取回到新文件。</translation>
    </message>
    <message>
        <source>{file} has no building {building}.</source>
        <translation>{file} 中没有建筑物 {building}。</translation>
    </message>
    <message>
        <source>{file} has no ties of a register named {register}. Run Tie buildings with this plan first.</source>
        <translation>{file} 中没有名为 {register} 的台账的关联。请先用本方案运行“关联建筑物”。</translation>
    </message>
    <message>
        <source>{file} has no row {row} of a register that could be tied.</source>
        <translation>{file} 中没有可以关联的台账行 {row}。</translation>
    </message>
    <message>
        <source>The scenario {scenario} is shared through a database, so its households cannot be counted anew here. Branch it, and count in the branch.</source>
        <translation>情景 {scenario} 通过数据库共享，不能在此重新统计户数。请另存为新情景，在新情景中统计。</translation>
    </message>
    <message>
        <source>Somebody counted building {building} anew meanwhile. It was read anew and your last edit was not made; make it again if it still fits.</source>
        <translation>其间有人重新统计了建筑物 {building}。已重新读取，您的上一步修改未执行；如仍合适，请再做一次。</translation>
    </message>
    <message>
        <source>This step cannot be undone or done again: building {building} was counted anew since.</source>
        <translation>此步骤不能撤销或重做：建筑物 {building} 此后又重新统计过。</translation>
    </message>
    <message>
        <source>Building {building} is counted dwelling by dwelling and holds {households} households by that. Change the count of its dwellings.</source>
        <translation>建筑物 {building} 逐套计数，合计 {households} 户。请修改各套住房的户数。</translation>
    </message>
    <message>
        <source>Building {building} cannot hold {number} households.</source>
        <translation>建筑物 {building} 不能有 {number} 户。</translation>
    </message>
    <message>
        <source>Unit {unit} would hold {number} households: the scenario {scenario} was counted by another register than its buildings.</source>
        <translation>单元 {unit} 将有 {number} 户：情景 {scenario} 所依据的台账与其建筑物不是同一份。</translation>
    </message>
    <message>
        <source>{file}: the entrances of the vertical grid {grid} cannot be read.</source>
        <translation>{file}：无法读取竖向网格 {grid} 的单元。</translation>
    </message>
    <message>
        <source>The scenario {scenario} is shared through a database, so its buildings cannot be divided here. Branch it, and divide them in the branch.</source>
        <translation>情景 {scenario} 通过数据库共享，不能在此划分建筑物。请另存为新情景，在新情景中划分。</translation>
    </message>
    <message>
        <source>{file}: the candidates of the tie {row} cannot be read.</source>
        <translation>{file}：无法读取关联 {row} 的候选建筑物。</translation>
    </message>
    <message>
        <source>{file} is a plan of an earlier version and has tables of its own named {tables}, which a plan needs now. Rename those, and open it again.</source>
        <translation>{file} 是旧版方案，且自带名为 {tables} 的表，而方案现在需要这些表名。请将其改名后重新打开。</translation>
    </message>
    <message>
        <source>Somebody decided on row {row} meanwhile. It was read anew, and your decision was not written; decide again if it still fits.</source>
        <translation>其间有人选定了 {row} 行。已重新读取，您的决定未写入；如仍合适，请再选定一次。</translation>
    </message>
</context>
<context>
    <name>PlanOnMap</name>
    <message>
        <source>boundary_en</source>
        <comment>the field with boundaries in the reader's language: boundary_zh for Chinese</comment>
        <translation>boundary_zh</translation>
    </message>
</context>
<context>
    <name>PlanOutputs</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The grids, in the order of their codes: households, whether in the band, and why not.</source>
        <translation>网格，按代码排序，含户数、是否达标及不达标原因。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The smallest pieces that grids are made of; moving a boundary moves units.</source>
        <translation>组成网格的最小地块，调整网格边界即调整单元的归属。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What was wrong with the input and was repaired, and what the division could not do.</source>
        <translation>输入数据中发现并修复的问题，以及划分无法做到的事项。</translation>
    </message>
    <message>
        <source>{file} cannot be written: its folder is missing or read-only.</source>
        <translation>{file} 无法写入：所在文件夹不存在或只读。</translation>
    </message>
    <message>
        <source>{one} and {other} go to the same place in {file}; the one would erase the other.</source>
        <translation>{one} 和 {other} 写入 {file} 的同一位置，会相互覆盖。</translation>
    </message>
    <message>
        <source>{file} is read here; {name} would erase it. Choose another file.</source>
        <translation>{file} 是本次的输入，写入 {name} 会将其覆盖。请另选文件。</translation>
    </message>
</context>
<context>
    <name>PlanSteps</name>
    <message>
        <source>Assign units</source>
        <translation>划入单元</translation>
    </message>
    <message>
        <source>Merge grids</source>
        <translation>合并网格</translation>
    </message>
    <message>
        <source>Split grid</source>
        <translation>拆分网格</translation>
    </message>
    <message>
        <source>Move boundary</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Fill unassigned</source>
        <translation>补划未归属单元</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>均衡调整</translation>
    </message>
    <message>
        <source>Take over from another scenario</source>
        <translation>采用其他情景的网格</translation>
    </message>
    <message>
        <source>Retire grid</source>
        <translation>撤并网格</translation>
    </message>
    <message>
        <source>Lock grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Unlock grids</source>
        <translation>解锁网格</translation>
    </message>
    <message>
        <source>Rename grid</source>
        <translation>重命名网格</translation>
    </message>
    <message>
        <source>Renumber grids</source>
        <translation>网格重新编号</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make plan</source>
        <translation>创建方案文件</translation>
    </message>
    <message>
        <source>Branch scenario</source>
        <translation>另存情景</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>重命名情景</translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation>删除情景</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>Publish plan</source>
        <translation>发布方案</translation>
    </message>
    <message>
        <source>Another state of the plan</source>
        <translation>方案状态变更</translation>
    </message>
    <message>
        <source>Adopt what others changed</source>
        <translation>接收他人的修改</translation>
    </message>
    <message>
        <source>Resolve a conflict</source>
        <translation>解决冲突</translation>
    </message>
    <message>
        <source>Write to the shared plan</source>
        <translation>写入共享方案</translation>
    </message>
    <message>
        <source>Divide tower by entrance</source>
        <translation>按单元划分高楼</translation>
    </message>
    <message>
        <source>Make divided tower whole</source>
        <translation>恢复已划分的高楼</translation>
    </message>
    <message>
        <source>Count households</source>
        <translation>统计户数</translation>
    </message>
    <message>
        <source>Correct building</source>
        <translation>更正建筑物</translation>
    </message>
</context>
<context>
    <name>Premises</name>
    <message>
        <source>Residential</source>
        <translation>居住</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>商业</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公共</translation>
    </message>
    <message>
        <source>Industrial</source>
        <translation>工业</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>仓储</translation>
    </message>
    <message>
        <source>Other use</source>
        <translation>其他用途</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>有人住</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空置</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>商用</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>by its code</source>
        <translation>按编码</translation>
    </message>
    <message>
        <source>by its address</source>
        <translation>按地址</translation>
    </message>
    <message>
        <source>lies inside</source>
        <translation>位于其内</translation>
    </message>
    <message>
        <source>by the largest overlap</source>
        <translation>按最大重叠</translation>
    </message>
    <message>
        <source>by the nearest side of the street</source>
        <translation>按最近的街道一侧</translation>
    </message>
    <message>
        <source>decided by a person</source>
        <translation>人工选定</translation>
    </message>
    <message>
        <source>not tied</source>
        <translation>未关联</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已选定</translation>
    </message>
    <message>
        <source>Not tied</source>
        <translation>未关联</translation>
    </message>
    <message>
        <source>No floor</source>
        <translation>无楼层</translation>
    </message>
    <message>
        <source>Entrance not known</source>
        <translation>单元不详</translation>
    </message>
    <message>
        <source>Entrance {entrance}</source>
        <translation>{entrance} 单元</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>cannot be read ({error})</source>
        <translation>无法读取（{error}）</translation>
    </message>
    <message>
        <source>is not valid JSON ({error})</source>
        <translation>不是有效的 JSON（{error}）</translation>
    </message>
    <message>
        <source>must be from 1 to 9</source>
        <translation>必须在 1 至 9 之间</translation>
    </message>
    <message>
        <source>must be at least 1</source>
        <translation>不能小于 1</translation>
    </message>
    <message>
        <source>has more digits than a number may have</source>
        <translation>超出顺序号的位数</translation>
    </message>
    <message>
        <source>must have a minimum from 0 up to its maximum</source>
        <translation>的下限必须不小于 0 且不大于上限</translation>
    </message>
    <message>
        <source>must be an object with fields</source>
        <translation>必须是含字段的对象</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is not a field of a profile</source>
        <translation>不是编码规则的字段</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>may hold letters, digits, - and _ only</source>
        <translation>只能包含字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>The profile {file}: the field {field} {why}.</source>
        <translation>编码规则文件 {file}：字段 {field} {why}。</translation>
    </message>
    <message>
        <source>is not a regular expression</source>
        <translation>不是有效的正则表达式</translation>
    </message>
    <message>
        <source>must hold {chinese} or {number} and nothing else in braces</source>
        <translation>必须含有 {chinese} 或 {number}，花括号内不得有其他内容</translation>
    </message>
    <message>
        <source>The profile {file} {why}.</source>
        <translation>编码规则文件 {file} {why}。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{stage}: {seconds:.1f} s</source>
        <translation>{stage}：{seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Reading the layers</source>
        <translation>读取图层</translation>
    </message>
    <message>
        <source>Writing the plan</source>
        <translation>写入方案</translation>
    </message>
    <message>
        <source>Cutting the ground into blocks along streets, barriers and buildings</source>
        <translation>沿街道、阻隔要素和建筑物划分地块</translation>
    </message>
    <message>
        <source>Searching for grids</source>
        <translation>搜索网格划分方案</translation>
    </message>
    <message>
        <source>Searching harder where households are hard to share out</source>
        <translation>对户数难以分配的社区加强搜索</translation>
    </message>
    <message>
        <source>Drawing, numbering and measuring the grids</source>
        <translation>绘制网格、编号并量算</translation>
    </message>
    <message>
        <source>Divided</source>
        <translation>划分完成</translation>
    </message>
    <message>
        <source>Cutting blocks finer where households are hard to share out</source>
        <translation>在户数难以分配处细分街区</translation>
    </message>
    <message>
        <source>Counting what the grids hold now</source>
        <translation>统计网格现状</translation>
    </message>
    <message>
        <source>Looking at the outlines of the grids</source>
        <translation>检查网格图形</translation>
    </message>
    <message>
        <source>Looking for gaps and overlaps</source>
        <translation>检查空隙和重叠</translation>
    </message>
    <message>
        <source>Counting households and looking at buildings</source>
        <translation>统计户数并检查建筑物</translation>
    </message>
    <message>
        <source>Looking at barriers and at what boundaries follow</source>
        <translation>检查阻隔要素和边界依据</translation>
    </message>
    <message>
        <source>Describing boundaries</source>
        <translation>生成四至说明</translation>
    </message>
    <message>
        <source>Comparing the plans</source>
        <translation>比较方案</translation>
    </message>
    <message>
        <source>Measuring the plans</source>
        <translation>量算方案指标</translation>
    </message>
    <message>
        <source>Counting households by the new register</source>
        <translation>按新台账统计户数</translation>
    </message>
    <message>
        <source>Reading the codes</source>
        <translation>读取代码</translation>
    </message>
    <message>
        <source>Setting up the shared database</source>
        <translation>建立共享数据库</translation>
    </message>
    <message>
        <source>Writing to the shared database</source>
        <translation>写入共享数据库</translation>
    </message>
    <message>
        <source>The shared database checks the grids</source>
        <translation>共享数据库检查网格</translation>
    </message>
    <message>
        <source>Putting together what was done here and in the shared database</source>
        <translation>合并本机与共享数据库中的修改</translation>
    </message>
    <message>
        <source>Reading from the shared database</source>
        <translation>从共享数据库读取</translation>
    </message>
    <message>
        <source>Estimating households</source>
        <translation>估计户数</translation>
    </message>
    <message>
        <source>Checking buildings, addresses and dwellings</source>
        <translation>检查建筑物、地址和住房</translation>
    </message>
    <message>
        <source>Tying the rows of the register to buildings</source>
        <translation>把台账各行关联到建筑物</translation>
    </message>
    <message>
        <source>Reading the register</source>
        <translation>读取台账</translation>
    </message>
    <message>
        <source>Understanding the columns</source>
        <translation>识别各列</translation>
    </message>
    <message>
        <source>Leaving out what is no row of the register</source>
        <translation>略去不属于台账的行</translation>
    </message>
    <message>
        <source>Counting dwellings and households</source>
        <translation>统计套数和户数</translation>
    </message>
    <message>
        <source>Looking for buildings that hide others</source>
        <translation>查找遮挡其他建筑的建筑物</translation>
    </message>
    <message>
        <source>Putting buildings in order</source>
        <translation>排列建筑物的先后</translation>
    </message>
    <message>
        <source>Raising roofs and walls</source>
        <translation>生成屋顶和墙</translation>
    </message>
    <message>
        <source>Writing what is known of buildings</source>
        <translation>写入建筑物的已知情况</translation>
    </message>
    <message>
        <source>Looking through the cameras</source>
        <translation>正在查看摄像机</translation>
    </message>
    <message>
        <source>Looking for streets and entrances that nobody sees</source>
        <translation>正在查找无人看到的街道和单元</translation>
    </message>
    <message>
        <source>Understanding times, states and places</source>
        <translation>正在识别时间、状态和位置</translation>
    </message>
    <message>
        <source>Placing events by their addresses</source>
        <translation>正在按地址给事件落图</translation>
    </message>
    <message>
        <source>Counting events</source>
        <translation>正在统计事件</translation>
    </message>
    <message>
        <source>Looking for hot spots</source>
        <translation>正在查找热点</translation>
    </message>
    <message>
        <source>Spreading events over the ground</source>
        <translation>正在计算事件密度</translation>
    </message>
    <message>
        <source>Looking for rises, and shuffling days</source>
        <translation>正在查找突增并打乱日期</translation>
    </message>
    <message>
        <source>Looking for repeated places</source>
        <translation>正在查找重复地点</translation>
    </message>
    <message>
        <source>Looking for clusters, and shuffling times</source>
        <translation>正在查找聚集并打乱时间</translation>
    </message>
    <message>
        <source>Looking for the streets of patrols</source>
        <translation>正在查找巡查经过的街道</translation>
    </message>
    <message>
        <source>Writing events and cameras</source>
        <translation>正在写入事件和摄像机</translation>
    </message>
</context>
<context>
    <name>ProposalsBar</name>
    <message>
        <source>The proposal before (Left)</source>
        <translation>上一种（向左键）</translation>
    </message>
    <message>
        <source>The next proposal (Right)</source>
        <translation>下一种（向右键）</translation>
    </message>
    <message>
        <source>Parts: </source>
        <translation>份数：</translation>
    </message>
    <message>
        <source>Into how many parts the grid is to be split</source>
        <translation>将网格拆分为几份</translation>
    </message>
    <message>
        <source>Take this proposal (Enter)</source>
        <translation>采用此方式（回车键）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the grid as it is (Esc)</source>
        <translation>网格保持不变（Esc）</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 种，共 {count} 种</translation>
    </message>
</context>
<context>
    <name>PublishPlan</name>
    <message>
        <source>Publish plan</source>
        <translation>发布方案</translation>
    </message>
    <message>
        <source>Writes all scenarios of a plan file to the shared database, where colleagues can work on them too. The database checks every grid; it takes all or nothing. The file stays and can be edited offline. Scenarios that are shared already are not overwritten: what changed here and there is put together.</source>
        <translation>将方案文件的全部情景写入共享数据库，同事也可在其中编辑。数据库检查每个网格，要么全部接受，要么都不接受。方案文件保留，可离线编辑。已共享的情景不会被覆盖：本机与数据库中的修改将合并。</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it.</source>
        <translation>由“创建方案文件”生成的方案文件。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What colleagues find the plan by, such as the district's name; without one, the file's name.</source>
        <translation>同事据以查找方案的名称，如区域名称；不填则为文件名。</translation>
    </message>
    <message>
        <source>Grids may cut buildings</source>
        <translation>网格可切分建筑物</translation>
    </message>
    <message>
        <source>Publish even if the edge of a grid cuts a building; without it such a plan is refused.</source>
        <translation>即使网格边界切分建筑物也发布；不勾选则拒绝发布此类方案。</translation>
    </message>
    <message>
        <source>Number of the district</source>
        <translation>区域编号</translation>
    </message>
    <message>
        <source>Scenarios that are new in the database</source>
        <translation>数据库中新增的情景</translation>
    </message>
    <message>
        <source>Published to the district {district}: {scenario}.</source>
        <translation>已发布：区域“{district}”中的“{scenario}”。</translation>
    </message>
</context>
<context>
    <name>PullPlan</name>
    <message>
        <source>Bring plan</source>
        <translation>取回方案</translation>
    </message>
    <message>
        <source>Brings a plan that a colleague published into a plan file of your own, with all its scenarios and its history. It can be edited there, also offline; Sync plan puts what you and others did together.</source>
        <translation>将同事发布的方案连同全部情景和历史取回到自己的方案文件。可在其中编辑，也可离线编辑；“同步方案”将您与他人的修改合并。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案文件</translation>
    </message>
    <message>
        <source>The plan file to be made.</source>
        <translation>要创建的方案文件。</translation>
    </message>
    <message>
        <source>Brought: {district}.</source>
        <translation>已取回：{district}。</translation>
    </message>
</context>
<context>
    <name>PuttingOnWall</name>
    <message>
        <source>Wall screen</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Fill a screen with the saved views of events, one after another; Esc ends it</source>
        <translation>用已保存的事件视图铺满屏幕并依次轮换；按 Esc 结束</translation>
    </message>
</context>
<context>
    <name>QrLabels</name>
    <message>
        <source>QR sheets…</source>
        <translation>二维码标签…</translation>
    </message>
    <message>
        <source>Print labels with QR codes for the walls of buildings, of the chosen grids or of all</source>
        <translation>打印贴在建筑物墙上的二维码标签，可选部分网格或全部</translation>
    </message>
</context>
<context>
    <name>QrSheets</name>
    <message>
        <source>The layer {layer}: {public_id} is no id of a building.</source>
        <translation>图层 {layer}：{public_id} 不是建筑物编号。</translation>
    </message>
    <message>
        <source>The layer {layer}: two buildings have the id {public_id}.</source>
        <translation>图层 {layer}：两栋建筑物的编号都是 {public_id}。</translation>
    </message>
    <message>
        <source>QR labels of buildings</source>
        <translation>建筑物二维码标签</translation>
    </message>
    <message>
        <source>in no grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>Grid {grid}</source>
        <translation>网格 {grid}</translation>
    </message>
    <message>
        <source>Labels: {labels}; sheet {number} of {of}</source>
        <translation>标签：{labels}；第 {number} 页，共 {of} 页</translation>
    </message>
    <message>
        <source>QR sheets</source>
        <translation>二维码标签</translation>
    </message>
    <message>
        <source>Prints labels with QR codes for the walls of buildings. A code says an id that tells nothing of the place or of anybody; Find by code opens the building. A building keeps its id for ever, so labels can be printed again.</source>
        <translation>打印贴在建筑物墙上的二维码标签。二维码中的编号不透露位置和任何人；用“扫码查找”打开该建筑物。编号永久属于该建筑物，标签可以重印。</translation>
    </message>
    <message>
        <source>qr,code,label,sheet,print,building,id</source>
        <translation>二维码,标签,页,打印,建筑物,编号,qr,code,label,sheet,print,building,id</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file whose buildings get labels. Buildings without an id get one, and keep it there.</source>
        <translation>方案文件，为其中的建筑物打印标签。没有编号的建筑物会得到一个编号，并保存在方案中。</translation>
    </message>
    <message>
        <source>Buildings, where there is no plan; what their fields say stands on the labels.</source>
        <translation>没有方案时用的建筑物图层；标签上写其字段内容。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>The field with the ids, as an earlier run gave them; without one each run gives new ids, which only its table remembers.</source>
        <translation>编号字段，即以前运行所给的编号；未选择时每次运行给新编号，只有结果表记录它们。</translation>
    </message>
    <message>
        <source>Id of the building's code</source>
        <translation>建筑物二维码编号</translation>
    </message>
    <message>
        <source>The field with the building's number or name; without one, name or building_id.</source>
        <translation>楼号或名称字段；未选择时用 name 或 building_id。</translation>
    </message>
    <message>
        <source>Number of the building</source>
        <translation>楼号</translation>
    </message>
    <message>
        <source>The field with the building's address; without one, address.</source>
        <translation>建筑物地址字段；未选择时用 address。</translation>
    </message>
    <message>
        <source>Address of the building</source>
        <translation>建筑物地址</translation>
    </message>
    <message>
        <source>The sheets, A4, each grid on pages of its own.</source>
        <translation>标签页，A4，每个网格另起一页。</translation>
    </message>
    <message>
        <source>Table of ids</source>
        <translation>编号表</translation>
    </message>
    <message>
        <source>Which id belongs to which building, and on which page its label is.</source>
        <translation>哪个编号属于哪栋建筑物，标签在第几页。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New ids</source>
        <translation>新编号</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The codes of the grids, with commas between; without any, all.</source>
        <translation>网格编码，用逗号分隔；不填为全部。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>The codes or names of the communities, with commas between; without any, all.</source>
        <translation>社区编码或名称，用逗号分隔；不填为全部。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>The scenario whose grids sort the labels; without it the one that was open last.</source>
        <translation>按哪个情景的网格排列标签；不填时用上次打开的情景。</translation>
    </message>
    <message>
        <source>How many labels a page holds.</source>
        <translation>每页的标签数。</translation>
    </message>
    <message>
        <source>Labels on a page</source>
        <translation>每页标签数</translation>
    </message>
    <message>
        <source>Size of the code (mm)</source>
        <translation>二维码尺寸（毫米）</translation>
    </message>
    <message>
        <source>The side of the code without the white border round it. 25 mm read well at arm's length.</source>
        <translation>二维码的边长，不含四周白边。25 毫米在一臂距离内容易扫描。</translation>
    </message>
    <message>
        <source>Beside the id</source>
        <translation>编号之外</translation>
    </message>
    <message>
        <source>What a label shows beside the id: the building's number, its address.</source>
        <translation>标签在编号之外还显示什么：楼号、地址。</translation>
    </message>
    <message>
        <source>What a code says</source>
        <translation>二维码的内容</translation>
    </message>
    <message>
        <source>A text with {id} where the id goes, such as the address of a page of the city's own. It cannot hold anything else of the building.</source>
        <translation>文本，{id} 处为编号，例如本市自己网页的地址。不能含建筑物的其他内容。</translation>
    </message>
    <message>
        <source>Give PLAN or BUILDINGS, one of the two.</source>
        <translation>请给出 PLAN 或 BUILDINGS，二者之一。</translation>
    </message>
    <message>
        <source>TEMPLATE needs {id} once, where the id of the building goes.</source>
        <translation>TEMPLATE 须含 {id} 一次，即建筑物编号的位置。</translation>
    </message>
    <message>
        <source>TEMPLATE holds other braces than {id}: a code on a wall says nothing but the id.</source>
        <translation>TEMPLATE 中除 {id} 外还有其他花括号：墙上的二维码只能写编号。</translation>
    </message>
    <message>
        <source>Cancelled. No sheets were written.</source>
        <translation>已取消。未写入标签页。</translation>
    </message>
    <message>
        <source>Labels: {labels}, pages: {pages}, new ids: {fresh}</source>
        <translation>标签：{labels}，页数：{pages}，新编号：{fresh}</translation>
    </message>
    <message>
        <source>TEMPLATE is too long for a QR code.</source>
        <translation>TEMPLATE 太长，二维码放不下。</translation>
    </message>
    <message>
        <source>A code of {size} mm and its words do not fit {count} times on a page. Choose fewer, or smaller.</source>
        <translation>{size} 毫米的二维码及其文字一页放不下 {count} 个。请减少个数或缩小尺寸。</translation>
    </message>
    <message>
        <source>New ids: {count}. Keep the table of ids: the layer does not remember them.</source>
        <translation>新编号：{count}。请保存编号表：图层不记录这些编号。</translation>
    </message>
    <message>
        <source>There is no building of these grids and communities.</source>
        <translation>这些网格和社区中没有建筑物。</translation>
    </message>
</context>
<context>
    <name>RaisingBuildings</name>
    <message>
        <source>There are no buildings to raise: open a plan, or add a layer of buildings with floors or a height.</source>
        <translation>没有可抬升的建筑物：请打开方案，或添加带层数或高度的建筑物图层。</translation>
    </message>
    <message>
        <source>Raising buildings</source>
        <translation>正在抬升建筑物</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>polygons</source>
        <translation>面</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>The layer {layer} holds {found}; {wanted} are needed here.</source>
        <translation>图层“{layer}”的几何类型为{found}，此处需要{wanted}。</translation>
    </message>
    <message>
        <source>no geometries</source>
        <translation>无几何图形</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>The layer {layer} cannot be brought to {crs}: {trouble}</source>
        <translation>图层“{layer}”无法转换到 {crs}：{trouble}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}.</source>
        <translation>图层“{layer}”没有字段 {field}。</translation>
    </message>
</context>
<context>
    <name>ReadingEvents</name>
    <message>
        <source>The plan: {name}</source>
        <translation>方案：{name}</translation>
    </message>
    <message>
        <source>Reading events</source>
        <translation>正在读取事件</translation>
    </message>
</context>
<context>
    <name>RebalanceDialog</name>
    <message>
        <source>Rebalance</source>
        <translation>均衡调整</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look for offers</source>
        <translation>查找选项</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>QGIS can be used meanwhile; nothing of the plan changes.</source>
        <translation>查找期间可继续使用 QGIS，方案不会改变。</translation>
    </message>
</context>
<context>
    <name>RebalanceGrids</name>
    <message>
        <source>Rebalance grids</source>
        <translation>均衡调整网格</translation>
    </message>
    <message>
        <source>Brings the plan in force back within the limits after growth or demolition, and moves as few households as it can to another grid. Communities whose grids are all within the limits stay as they are, codes of grids stay, and locked grids are not touched. The log tells what each of three options would cost, and how few households any plan must move.</source>
        <translation>户数增减后，使现行方案重新符合上下限，并使归属变动的住户尽可能少。网格全部达标的社区保持不变，网格代码保持不变，锁定网格不改动。日志中列出三个选项各自的变动量，以及任何方案至少须变动的户数。</translation>
    </message>
    <message>
        <source>rebalance,growth,update,minimum change,households,grid</source>
        <translation>均衡调整,增长,更新,最少变动,户数,网格</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The units of the plan in force, with the field grid_code; kind and locked are read where there.</source>
        <translation>现行方案的单元，须有 grid_code 字段；有 kind、locked 字段时一并读取。</translation>
    </message>
    <message>
        <source>Locked grids</source>
        <translation>锁定网格</translation>
    </message>
    <message>
        <source>Grids with the field grid_code that stay as they are; units that say locked stay too.</source>
        <translation>保持不变的网格，须有 grid_code 字段；标明锁定的单元也保持不变。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>The units that change their grid: from which, to which, and with how many households.</source>
        <translation>归属变动的单元：原网格、新网格及户数。</translation>
    </message>
    <message>
        <source>Grids in force</source>
        <translation>现行网格</translation>
    </message>
    <message>
        <source>The grids with the field grid_code, for their names and kinds (grid_name, kind, locked). Special grids, and others with limits that are not their community's, stay as they are, and the log names them. A grid whose kind neither this layer nor the field kind of the units tells is of its community's kind.</source>
        <translation>带 grid_code 字段的网格，用以取得名称和类型（grid_name、kind、locked）。专属网格以及上下限与所属社区不同的网格保持不变，日志中列出。本图层和单元的 kind 字段都未注明类型的网格，按所属社区的类型处理。</translation>
    </message>
</context>
<context>
    <name>RebalancePlan</name>
    <message>
        <source>Rebalance plan</source>
        <translation>均衡调整方案</translation>
    </message>
    <message>
        <source>Brings the grids of a plan back within the limits and moves as few households as it can to another grid. Units are moved whole; what is within the limits and locked grids stay as they are. The log tells what each of three options would cost, and how few households any plan must move.</source>
        <translation>使方案的网格重新符合上下限，并使归属变动的住户尽可能少。单元整体调整；已达标的网格和锁定网格保持不变。日志中列出三个选项各自的变动量，以及任何方案至少须变动的户数。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The codes of the grids among which households may move, with commas between; without any, all.</source>
        <translation>可在其间调整的各网格代码，以英文逗号分隔；不填则为全部。</translation>
    </message>
</context>
<context>
    <name>Rebalancing</name>
    <message>
        <source>Fewest households moved</source>
        <translation>变动户数最少</translation>
    </message>
    <message>
        <source>Fewest grids touched</source>
        <translation>涉及网格最少</translation>
    </message>
    <message>
        <source>Rounder grids</source>
        <translation>形状更紧凑</translation>
    </message>
    <message>
        <source>{option}: {households} households and {buildings} buildings change their grid, {grids} grids are touched, compactness of these {compactness}, {out} grids outside the limits that need not be</source>
        <translation>{option}：变动 {households} 户、{buildings} 栋建筑物，涉及 {grids} 个网格，其紧凑度为 {compactness}，本可达标而未达标的网格 {out} 个</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>均衡调整</translation>
    </message>
    <message>
        <source>Rebalanced. Households that changed their grid: {households}.</source>
        <translation>已完成均衡调整。变动户数：{households} 户。</translation>
    </message>
    <message>
        <source>Every grid is in band: nothing need move.</source>
        <translation>所有网格均已达标，无须变动。</translation>
    </message>
    <message>
        <source>Nothing to offer: the grids that are out of band cannot be brought into it by whole units among those that may change, or not within the limit (grids out of band: {out}).</source>
        <translation>没有可选办法：在允许变动的网格之间整体调整单元，无法使不达标的网格达标，或超出限额（不达标网格：{out} 个）。</translation>
    </message>
    <message>
        <source>The plan has changed meanwhile: look again.</source>
        <translation>其间方案已有改动，请重新查找。</translation>
    </message>
    <message>
        <source>Once all is within the limits: fewest_households moves the fewest households, fewest_grids touches the fewest grids, rounder_grids moves up to half as many households more for better shapes.</source>
        <translation>全部达标之后：fewest_households 使变动户数最少；fewest_grids 使涉及网格最少；rounder_grids 为使形状更紧凑，可多变动至多一半的户数。</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Most households to move, as a share</source>
        <translation>变动户数上限（比例）</translation>
    </message>
    <message>
        <source>Of all households of the district: 0.02 is 2 %. Where more would have to move, the communities that gain least by it stay as they are.</source>
        <translation>占全区总户数的比例，0.02 即 2%。所需变动超过该比例时，收效最小的社区保持不变。</translation>
    </message>
    <message>
        <source>Households moved</source>
        <translation>变动户数</translation>
    </message>
    <message>
        <source>Households that any plan must move</source>
        <translation>理论最少变动户数</translation>
    </message>
    <message>
        <source>No plan within the limits moves fewer than {least} of the {households} households.</source>
        <translation>在共 {households} 户中，任何符合上下限的方案至少须变动 {least} 户。</translation>
    </message>
    <message>
        <source>Rebalanced in the new scenario “{name}”. Households moved: {households}.</source>
        <translation>已在新情景“{name}”中完成均衡调整。变动户数：{households} 户。</translation>
    </message>
    <message>
        <source>Special grids, and others with limits of their own, stay as they are: {codes}.</source>
        <translation>专属网格和上下限另有规定的网格保持不变：{codes}。</translation>
    </message>
</context>
<context>
    <name>RecountPlan</name>
    <message>
        <source>Recount plan</source>
        <translation>更新方案户数</translation>
    </message>
    <message>
        <source>Takes a new register into a plan as a new scenario: the same grids, counted anew, ready to be repaired and compared. The scenario in force stays as it is.</source>
        <translation>将新的户数台账导入方案，生成新情景：网格不变，户数重新统计，可供修复和比较。现行情景保持不变。</translation>
    </message>
    <message>
        <source>The new register: buildings, or a table that names them by their identifiers.</source>
        <translation>新台账：建筑物图层，或带建筑物标识的表格。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>The field that counts households; numbers written as text will do.</source>
        <translation>记录户数的字段；以文本书写的数字也可以。</translation>
    </message>
    <message>
        <source>Households of the building</source>
        <translation>建筑物户数</translation>
    </message>
    <message>
        <source>The field that finds a building of the plan again; buildings that it does not find, and all without it, count where they lie.</source>
        <translation>据以找到方案中建筑物的字段；找不到的，以及未指定该字段时的全部建筑物，按其位置统计。</translation>
    </message>
    <message>
        <source>Identifier of the building</source>
        <translation>建筑物标识</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>The layer {layer} is no register: it has neither a field code nor a field address.</source>
        <translation>图层 {layer} 不是台账：既没有 code 字段，也没有 address 字段。</translation>
    </message>
    <message>
        <source>The layer {layer} cannot be brought to {crs}: {trouble}</source>
        <translation>图层“{layer}”无法转换到 {crs}：{trouble}</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Import register</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Sheet:</source>
        <translation>工作表：</translation>
    </message>
    <message>
        <source>Coordinates in:</source>
        <translation>坐标系：</translation>
    </message>
    <message>
        <source>Then tie its rows to the buildings of the plan</source>
        <translation>随后把各行关联到方案的建筑物</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the file that the register arrived in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG.</source>
        <translation>请选择台账原文件：XLSX、XLS、ODS、CSV、DBF、SHP、GDB、GPKG。</translation>
    </message>
    <message>
        <source>all {count} with the same headers</source>
        <translation>表头相同的全部 {count} 个</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Register:</source>
        <translation>台账：</translation>
    </message>
    <message>
        <source>Save to:</source>
        <translation>保存到：</translation>
    </message>
    <message>
        <source>{kind}: {rows} rows, {dwellings} dwellings, {households} households</source>
        <translation>{kind}：{rows} 行，{dwellings} 套，{households} 户</translation>
    </message>
    <message>
        <source>rows refused: {count}</source>
        <translation>拒收的行：{count}</translation>
    </message>
</context>
<context>
    <name>RegisterFiles</name>
    <message>
        <source>The file {file} has no table {table}. It has: {tables}.</source>
        <translation>文件 {file} 中没有表 {table}，只有：{tables}。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>The file {file} is a web page, no workbook. Open it, save it as XLSX and import that.</source>
        <translation>文件 {file} 是网页，不是工作簿。请打开后另存为 XLSX 再导入。</translation>
    </message>
    <message>
        <source>The file {file} cannot be opened: {trouble}</source>
        <translation>无法打开文件 {file}：{trouble}</translation>
    </message>
    <message>
        <source>The file {file} is no table of text: row {row}: {trouble}</source>
        <translation>文件 {file} 不是文本表：第 {row} 行：{trouble}</translation>
    </message>
    <message>
        <source>The file {file} cannot be read as a table.</source>
        <translation>无法把文件 {file} 读作表。</translation>
    </message>
    <message>
        <source>It is damaged, protected by a password, or of another kind.</source>
        <translation>文件已损坏、有密码保护，或属于其他类型。</translation>
    </message>
    <message>
        <source>The file {file}: a quotation mark in row {row} is not closed. Mend it.</source>
        <translation>文件 {file}：第 {row} 行的引号没有闭合，请改正。</translation>
    </message>
</context>
<context>
    <name>RegisterPicker</name>
    <message>
        <source>The plan's own counts</source>
        <translation>方案原有户数</translation>
    </message>
    <message>
        <source>Buildings with their households, or a table that names buildings</source>
        <translation>带户数的建筑物图层，或带建筑物标识的表格</translation>
    </message>
    <message>
        <source>The field that finds a building of the plan again; without it buildings count where they lie</source>
        <translation>据以找到方案中建筑物的字段；未指定时建筑物按其位置统计</translation>
    </message>
    <message>
        <source>Counted by:</source>
        <translation>户数来源：</translation>
    </message>
    <message>
        <source>Households:</source>
        <translation>户数：</translation>
    </message>
    <message>
        <source>Building identifier:</source>
        <translation>建筑物标识：</translation>
    </message>
</context>
<context>
    <name>RegisterReading</name>
    <message>
        <source>The layer {layer} cannot be brought to {crs}: {trouble}</source>
        <translation>图层“{layer}”无法转换到 {crs}：{trouble}</translation>
    </message>
    <message>
        <source>The layer {layer} has no features.</source>
        <translation>图层“{layer}”没有要素。</translation>
    </message>
    <message>
        <source>The layer {layer} has neither places nor identifiers of buildings.</source>
        <translation>图层“{layer}”既没有位置，也没有建筑物标识。</translation>
    </message>
</context>
<context>
    <name>RegisterRoles</name>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Building code</source>
        <translation>建筑物编码</translation>
    </message>
    <message>
        <source>Dwelling code</source>
        <translation>住房编码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>Village group</source>
        <translation>村民小组</translation>
    </message>
    <message>
        <source>Building number</source>
        <translation>楼号</translation>
    </message>
    <message>
        <source>Building name</source>
        <translation>楼名</translation>
    </message>
    <message>
        <source>Entrance</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间号</translation>
    </message>
    <message>
        <source>X, longitude</source>
        <translation>X，经度</translation>
    </message>
    <message>
        <source>Y, latitude</source>
        <translation>Y，纬度</translation>
    </message>
    <message>
        <source>X and Y</source>
        <translation>X 和 Y</translation>
    </message>
    <message>
        <source>Dwellings</source>
        <translation>套数</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Household number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>dropped: about persons</source>
        <translation>已舍弃：有关个人</translation>
    </message>
    <message>
        <source>dropped: identity numbers</source>
        <translation>已舍弃：身份证号</translation>
    </message>
    <message>
        <source>dropped: telephone numbers</source>
        <translation>已舍弃：电话号码</translation>
    </message>
    <message>
        <source>dropped: e-mail addresses</source>
        <translation>已舍弃：电子邮箱</translation>
    </message>
    <message>
        <source>dropped: names of persons</source>
        <translation>已舍弃：人名</translation>
    </message>
    <message>
        <source>not needed: another column says it better</source>
        <translation>不需要：另有更好的列</translation>
    </message>
    <message>
        <source>understood, and not needed</source>
        <translation>已识别，不需要</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>不能识别</translation>
    </message>
    <message>
        <source>left out: blank</source>
        <translation>略去：空行</translation>
    </message>
    <message>
        <source>left out: the header again</source>
        <translation>略去：重复的表头</translation>
    </message>
    <message>
        <source>left out: totals</source>
        <translation>略去：合计</translation>
    </message>
    <message>
        <source>left out: a heading or a footnote</source>
        <translation>略去：标题或附注</translation>
    </message>
    <message>
        <source>a row for each dwelling</source>
        <translation>每套住房一行</translation>
    </message>
    <message>
        <source>a row for each building or entrance</source>
        <translation>每栋建筑物或每个单元一行</translation>
    </message>
</context>
<context>
    <name>RenameGrid</name>
    <message>
        <source>Rename grid</source>
        <translation>重命名网格</translation>
    </message>
    <message>
        <source>Gives a grid another name; its code stays.</source>
        <translation>更改网格名称，代码不变。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The code of the grid.</source>
        <translation>网格代码。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Its new name.</source>
        <translation>新名称。</translation>
    </message>
</context>
<context>
    <name>RenumberGrids</name>
    <message>
        <source>Renumber grids</source>
        <translation>网格重新编号</translation>
    </message>
    <message>
        <source>Numbers the grids of communities anew, from north to south and west to east. Locked grids keep their codes, and no code of a retired grid is given again.</source>
        <translation>将社区的网格从北到南、从西到东重新编号。锁定网格的代码不变，已撤并网格的代码不再使用。</translation>
    </message>
</context>
<context>
    <name>RepairGrids</name>
    <message>
        <source>Repair grids</source>
        <translation>修复网格</translation>
    </message>
    <message>
        <source>Mends grids that are in pieces or out of their band by moving few units, community by community, and says why where it cannot be done. Locked grids stay as they are.</source>
        <translation>逐个社区调整少量单元，修复断开或不达标的网格；无法修复的说明原因。锁定网格保持不变。</translation>
    </message>
</context>
<context>
    <name>Resolving</name>
    <message>
        <source>So it would not be sound, and nothing was done. {reason}</source>
        <translation>这样会使方案不完整，未作任何修改。{reason}</translation>
    </message>
    <message>
        <source>Resolved; left to resolve: {count}.</source>
        <translation>已解决；尚待解决的冲突：{count} 处。</translation>
    </message>
    <message>
        <source>Grids {grids}: units {units}, households {households}</source>
        <translation>网格 {grids}：单元 {units} 个，{households} 户</translation>
    </message>
    <message>
        <source>Grids {grids}: units {units}, households {households} ({name}, {time})</source>
        <translation>网格 {grids}：单元 {units} 个，{households} 户（{name}，{time}）</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore grids</source>
        <translation>恢复网格</translation>
    </message>
    <message>
        <source>The grids become what they were then, as a new change that can be undone.</source>
        <translation>网格恢复到当时的状态，作为一次新的修改，可以撤销。</translation>
    </message>
    <message>
        <source>Chosen grids ({count})</source>
        <translation>选中的网格（{count} 个）</translation>
    </message>
    <message>
        <source>The whole plan</source>
        <translation>整个方案</translation>
    </message>
    <message>
        <source>As they were on:</source>
        <translation>恢复到：</translation>
    </message>
    <message>
        <source>Which:</source>
        <translation>范围：</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>理由：</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>The grids are what they were on that date: there is nothing to restore.</source>
        <translation>网格与当时相同，无需恢复。</translation>
    </message>
    <message>
        <source>Restored; grids that changed: {count}.</source>
        <translation>已恢复；变动的网格：{count} 个。</translation>
    </message>
</context>
<context>
    <name>RetireGrid</name>
    <message>
        <source>Retire grid</source>
        <translation>撤并网格</translation>
    </message>
    <message>
        <source>Gives all units of a grid to another one beside it; the code retires and is never given again.</source>
        <translation>将网格的全部单元划入相邻网格；其代码作废，不再使用。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The code of the grid that retires.</source>
        <translation>要撤并的网格代码。</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>The code of the grid that gets its units.</source>
        <translation>接收其单元的网格代码。</translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message>
        <source>New round…</source>
        <translation>新建轮巡…</translation>
    </message>
    <message>
        <source>Open each link</source>
        <translation>逐个打开链接</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Make a round along a river or a route, or within a grid.</source>
        <translation>沿河流或路线，或在一个网格内建立轮巡。</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>停在这里</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>自动前进</translation>
    </message>
    <message>
        <source>Camera before</source>
        <translation>上一台</translation>
    </message>
    <message>
        <source>Next camera</source>
        <translation>下一台</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>How long one stays at a camera</source>
        <translation>在每台摄像机停留多久</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Address in your own video system, with {id} or {key} for the camera. Never with a password.</source>
        <translation>本市视频系统的地址，以 {id} 或 {key} 代表摄像机。不得含密码。</translation>
    </message>
    <message>
        <source>Template of links</source>
        <translation>链接模板</translation>
    </message>
</context>
<context>
    <name>ScenarioSteps</name>
    <message>
        <source>Branch</source>
        <translation>另存情景</translation>
    </message>
    <message>
        <source>Name of the new scenario:</source>
        <translation>新情景的名称：</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>重命名情景</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>新名称：</translation>
    </message>
    <message>
        <source>Delete the scenario “{name}” with all its changes? This cannot be undone.</source>
        <translation>删除情景“{name}”及其全部修改？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation>删除情景</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>A colour for each grid</source>
        <translation>每个网格一种颜色</translation>
    </message>
    <message>
        <source>Without a grid</source>
        <translation>未归属网格</translation>
    </message>
    <message>
        <source>Under the minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>In band, the lower third</source>
        <translation>达标，偏下三分之一</translation>
    </message>
    <message>
        <source>In band, the middle third</source>
        <translation>达标，居中三分之一</translation>
    </message>
    <message>
        <source>In band, the upper third</source>
        <translation>达标，偏上三分之一</translation>
    </message>
    <message>
        <source>Over by up to a tenth</source>
        <translation>超出不到一成</translation>
    </message>
    <message>
        <source>Over by more</source>
        <translation>超出更多</translation>
    </message>
    <message>
        <source>{floors} floors and more</source>
        <translation>{floors} 层及以上</translation>
    </message>
    <message>
        <source>{low} to {high} floors</source>
        <translation>{low} 至 {high} 层</translation>
    </message>
    <message>
        <source>Floors not known</source>
        <translation>层数不详</translation>
    </message>
    <message>
        <source>Known: less than half</source>
        <translation>已知：不到一半</translation>
    </message>
    <message>
        <source>Known: 50 to 80 %</source>
        <translation>已知：50 至 80 %</translation>
    </message>
    <message>
        <source>Known: 80 to 95 %</source>
        <translation>已知：80 至 95 %</translation>
    </message>
    <message>
        <source>Known: 95 % and more</source>
        <translation>已知：95 % 及以上</translation>
    </message>
    <message>
        <source>All is known</source>
        <translation>全部已知</translation>
    </message>
    <message>
        <source>Buildings in 2.5D</source>
        <translation>2.5D 建筑物</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Floors and entrances</source>
        <translation>楼层和单元</translation>
    </message>
    <message>
        <source>Names of buildings</source>
        <translation>楼名</translation>
    </message>
    <message>
        <source>What names keep off</source>
        <translation>注记避让范围</translation>
    </message>
    <message>
        <source>Between floors</source>
        <translation>层间线</translation>
    </message>
    <message>
        <source>Between entrances</source>
        <translation>单元间线</translation>
    </message>
    <message>
        <source>2.5D</source>
        <translation>2.5D</translation>
    </message>
    <message>
        <source>Divided towers</source>
        <translation>已划分的高楼</translation>
    </message>
</context>
<context>
    <name>SceneMaking</name>
    <message>
        <source>The layer {layer} is not in metres; the scene is in {crs}.</source>
        <translation>图层 {layer} 不以米为单位；场景采用 {crs}。</translation>
    </message>
    <message>
        <source>{layer}: {fields}</source>
        <translation>{layer}：{fields}</translation>
    </message>
    <message>
        <source>{layer}: {count} features have no area and no faces, {first} among them.</source>
        <translation>{layer}：{count} 个要素没有面积，未生成面，其中有 {first}。</translation>
    </message>
    <message>
        <source>{layer} has no field of floors or heights: each building gets one floor.</source>
        <translation>{layer} 没有层数或高度字段：每栋建筑物按一层计。</translation>
    </message>
</context>
<context>
    <name>SceneMenu</name>
    <message>
        <source>2.5D: colours</source>
        <translation>2.5D：颜色</translation>
    </message>
    <message>
        <source>Colour by grid</source>
        <translation>按网格着色</translation>
    </message>
    <message>
        <source>Colour by the load of its grid</source>
        <translation>按网格负荷着色</translation>
    </message>
    <message>
        <source>Colour by floors</source>
        <translation>按层数着色</translation>
    </message>
    <message>
        <source>Colour by what is known</source>
        <translation>按掌握程度着色</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>日间</translation>
    </message>
    <message>
        <source>By night</source>
        <translation>夜间</translation>
    </message>
</context>
<context>
    <name>SceneSwitch</name>
    <message>
        <source>2.5D</source>
        <translation>2.5D</translation>
    </message>
    <message>
        <source>Let buildings stand on the map; another click lays them flat again</source>
        <translation>让建筑物立在地图上；再点击一次恢复平面</translation>
    </message>
</context>
<context>
    <name>SchemaAlgorithm</name>
    <message>
        <source>A PostgreSQL connection of QGIS's browser; its account may make schemas and roles. Upgrade with the same.</source>
        <translation>QGIS 浏览器中的 PostgreSQL 连接，其账户须能建立模式和角色；升级时须为建立数据库的账户。</translation>
    </message>
    <message>
        <source>Connection to the database</source>
        <translation>数据库连接</translation>
    </message>
    <message>
        <source>Nothing is done until this is ticked.</source>
        <translation>勾选之前不作任何改动。</translation>
    </message>
    <message>
        <source>The Python package psycopg2 is missing.</source>
        <translation>缺少 Python 软件包 psycopg2。</translation>
    </message>
    <message>
        <source>Tick the box that confirms what will be done.</source>
        <translation>请勾选确认项，确认将要执行的操作。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>The CRS {crs} has no EPSG code, which PostGIS needs.</source>
        <translation>坐标系 {crs} 没有 PostGIS 所需的 EPSG 代码。</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>差值</translation>
    </message>
</context>
<context>
    <name>Seeing</name>
    <message>
        <source>Import cameras…</source>
        <translation>导入摄像机…</translation>
    </message>
    <message>
        <source>Read cameras from a file or a layer, without what opens the network</source>
        <translation>从文件或图层读取摄像机，不含任何能进入网络的内容</translation>
    </message>
    <message>
        <source>Camera sight…</source>
        <translation>摄像机视野…</translation>
    </message>
    <message>
        <source>Draw the ground that each camera sees, stopped by buildings</source>
        <translation>绘制每台摄像机被建筑物遮挡后看得到的地面</translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message>
        <source>The plan was not in the database on that date.</source>
        <translation>该日期数据库中尚无此方案。</translation>
    </message>
    <message>
        <source>The plan is not in the database any more, or this account may not see it.</source>
        <translation>方案已不在数据库中，或当前账户无权查看。</translation>
    </message>
    <message>
        <source>QGIS cannot show {view} of the shared database.</source>
        <translation>QGIS 无法显示共享数据库中的 {view}。</translation>
    </message>
    <message>
        <source>The style of {layer} could not be stored: {reason}</source>
        <translation>“{layer}”的样式无法保存：{reason}</translation>
    </message>
    <message>
        <source>The project could not be stored: {reason}</source>
        <translation>工程无法保存：{reason}</translation>
    </message>
    <message>
        <source>The connection {name} keeps its password in QGIS's settings, where all could read it.</source>
        <translation>连接“{name}”的密码保存在 QGIS 设置中，人人可见。</translation>
    </message>
    <message>
        <source>Let it take its account from an authentication configuration.</source>
        <translation>请改用身份验证配置保存账户。</translation>
    </message>
    <message>
        <source>The database holds another plan where this one was. Nothing was changed.</source>
        <translation>数据库中原方案的位置现为另一方案，未作任何改动。</translation>
    </message>
    <message>
        <source>The PostgreSQL connection {name} cannot be read. Look at its settings in QGIS.</source>
        <translation>PostgreSQL 连接“{name}”无法读取，请在 QGIS 中检查其设置。</translation>
    </message>
    <message>
        <source>QGIS has no PostgreSQL connection of the name {name}.</source>
        <translation>QGIS 中没有名为“{name}”的 PostgreSQL 连接。</translation>
    </message>
    <message>
        <source>This database has no shared plans yet. Run Set up shared database first.</source>
        <translation>此数据库尚无共享方案。请先运行“建立共享数据库”。</translation>
    </message>
    <message>
        <source>The shared database is in version {version}, older than this plugin. Run Upgrade shared database.</source>
        <translation>共享数据库的版本为 {version}，低于当前插件所需版本。请运行“升级共享数据库”。</translation>
    </message>
    <message>
        <source>The shared database is in version {version}, made by a newer plugin than this one. Update the plugin.</source>
        <translation>共享数据库的版本为 {version}，由更高版本的插件建立。请更新插件。</translation>
    </message>
    <message>
        <source>No plan was published to this database yet.</source>
        <translation>此数据库中尚未发布任何方案。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The database has no district {name}. It has: {districts}.</source>
        <translation>数据库中没有区域“{name}”，现有：{districts}。</translation>
    </message>
    <message>
        <source>The database has several districts. Name one of them: {districts}.</source>
        <translation>数据库中有多个区域，请指定其中一个：{districts}。</translation>
    </message>
    <message>
        <source>The district {district} has no plan {name}. It has: {plans}.</source>
        <translation>区域“{district}”中没有方案“{name}”，现有：{plans}。</translation>
    </message>
    <message>
        <source>Somebody else is writing the same just now. Try again.</source>
        <translation>他人正在写入相同内容，请重试。</translation>
    </message>
    <message>
        <source>This database account may not do that: {reason}.</source>
        <translation>当前数据库账户无权执行此操作：{reason}。</translation>
    </message>
    <message>
        <source>The shared database cannot be reached: {reason}.</source>
        <translation>无法连接共享数据库：{reason}。</translation>
    </message>
    <message>
        <source>The shared database answered: {reason}.</source>
        <translation>共享数据库返回：{reason}。</translation>
    </message>
    <message>
        <source>You may not change grid {grid}: community {community} is not yours.</source>
        <translation>您无权修改网格 {grid}：社区 {community} 不在您的权限范围内。</translation>
    </message>
    <message>
        <source>The database no longer holds what this file saw there last: it was restored from an older back-up, or somebody tampered with its log. Tell its owner. Whatever differs now is asked about, grid by grid; nothing is overwritten.</source>
        <translation>数据库中已没有此文件上次见到的内容：数据库恢复自较早的备份，或日志被篡改。请告知数据库管理者。现有差异将逐个网格询问，不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Grid {grid} was changed by somebody else. Fetch that first.</source>
        <translation>网格 {grid} 已被他人修改，请先取回其修改。</translation>
    </message>
    <message>
        <source>The plan was changed by somebody else. Fetch that first.</source>
        <translation>方案已被他人修改，请先取回其修改。</translation>
    </message>
    <message>
        <source>The database holds an older state of the plan than this file was made from.</source>
        <translation>数据库中的方案状态早于此文件所依据的状态。</translation>
    </message>
    <message>
        <source>This change was written already.</source>
        <translation>此修改此前已写入。</translation>
    </message>
    <message>
        <source>{value} units of community {other} belong to no grid.</source>
        <translation>社区 {other} 有 {value} 个单元不属于任何网格。</translation>
    </message>
    <message>
        <source>{value} units belong to grid {grid}, which does not exist.</source>
        <translation>有 {value} 个单元属于网格 {grid}，但该网格不存在。</translation>
    </message>
    <message>
        <source>Grid {grid} would have {value} units of another community, {other}.</source>
        <translation>网格 {grid} 会含有另一社区 {other} 的 {value} 个单元。</translation>
    </message>
    <message>
        <source>Grid {grid} is of community {other}, which the district has not.</source>
        <translation>网格 {grid} 属于社区 {other}，但区域中没有该社区。</translation>
    </message>
    <message>
        <source>Grid {grid} is retired, and yet {value} units belong to it.</source>
        <translation>网格 {grid} 已撤并，但仍有 {value} 个单元属于该网格。</translation>
    </message>
    <message>
        <source>Grid {grid} is not retired, and yet no unit belongs to it.</source>
        <translation>网格 {grid} 未撤并，但没有任何单元属于该网格。</translation>
    </message>
    <message>
        <source>Grid {grid} has {value} households more than its units.</source>
        <translation>网格 {grid} 的户数比其单元合计多 {value} 户。</translation>
    </message>
    <message>
        <source>Grid {grid} has {value} buildings more than its units.</source>
        <translation>网格 {grid} 的建筑物数比其单元合计多 {value} 栋。</translation>
    </message>
    <message>
        <source>The polygon of grid {grid} is not valid.</source>
        <translation>网格 {grid} 的多边形无效。</translation>
    </message>
    <message>
        <source>A unit of grid {grid} is no valid polygon.</source>
        <translation>网格 {grid} 的一个单元不是有效多边形。</translation>
    </message>
    <message>
        <source>Grid {grid} would lie in {value} pieces.</source>
        <translation>网格 {grid} 会分成 {value} 块。</translation>
    </message>
    <message>
        <source>The boundary of grid {grid} would touch itself at a corner.</source>
        <translation>网格 {grid} 的边界会在一个角点处与自身相接。</translation>
    </message>
    <message>
        <source>The polygon of grid {grid} differs from its units by {value} m².</source>
        <translation>网格 {grid} 的多边形与其单元相差 {value} 平方米。</translation>
    </message>
    <message>
        <source>Grid {grid} overlaps grid {other} by {value} m².</source>
        <translation>网格 {grid} 与网格 {other} 重叠 {value} 平方米。</translation>
    </message>
    <message>
        <source>{value} m² of community {other} belong to no grid, beside grid {grid}.</source>
        <translation>社区 {other} 在网格 {grid} 旁有 {value} 平方米不属于任何网格。</translation>
    </message>
    <message>
        <source>{value} m² of grid {grid} lie outside its community {other}.</source>
        <translation>网格 {grid} 有 {value} 平方米超出所属社区 {other}。</translation>
    </message>
    <message>
        <source>The boundary of grids {grid} and {other} cuts a building, {value} m² off it.</source>
        <translation>网格 {grid} 与 {other} 的边界切分一栋建筑物，切下 {value} 平方米。</translation>
    </message>
    <message>
        <source>Grid {grid} is locked.</source>
        <translation>网格 {grid} 已锁定。</translation>
    </message>
    <message>
        <source>The code {grid} belonged to a grid that was retired; no other ground gets it.</source>
        <translation>代码 {grid} 曾属于已撤并的网格，不能用于其他地块。</translation>
    </message>
    <message>
        <source>The database has no such plan.</source>
        <translation>数据库中没有此方案。</translation>
    </message>
    <message>
        <source>The database has no such district.</source>
        <translation>数据库中没有此区域。</translation>
    </message>
    <message>
        <source>The plan was checked and is no draft any more. Nobody can change it.</source>
        <translation>方案已通过检查，不再是草案，任何人不能修改。</translation>
    </message>
    <message>
        <source>The plan was approved and is no draft any more. Nobody can change it.</source>
        <translation>方案已批准，不再是草案，任何人不能修改。</translation>
    </message>
    <message>
        <source>The plan was retired. Nobody can change it.</source>
        <translation>方案已废止，任何人不能修改。</translation>
    </message>
    <message>
        <source>The plan came into force already, so it stays as it is.</source>
        <translation>方案已经生效，状态保持不变。</translation>
    </message>
    <message>
        <source>The plan that is in force came into force later than this one would.</source>
        <translation>现行方案的生效时间晚于本方案拟定的生效时间。</translation>
    </message>
    <message>
        <source>The plan cannot be put into this state from the one that it is in.</source>
        <translation>方案不能从当前状态转为此状态。</translation>
    </message>
    <message>
        <source>Only an editor can have a plan checked.</source>
        <translation>只有编辑者可以提交方案检查。</translation>
    </message>
    <message>
        <source>Only an approver can put a plan into this state.</source>
        <translation>只有批准者可以将方案转为此状态。</translation>
    </message>
    <message>
        <source>The plan holds communities that you may not change.</source>
        <translation>方案中含有您无权修改的社区。</translation>
    </message>
    <message>
        <source>You may publish only a district that is yours as a whole.</source>
        <translation>只能发布整个区域都在您权限范围内的方案。</translation>
    </message>
    <message>
        <source>You may change no community of this district.</source>
        <translation>您无权修改此区域的任何社区。</translation>
    </message>
    <message>
        <source>You may not change this community.</source>
        <translation>您无权修改此社区。</translation>
    </message>
    <message>
        <source>The district has no such community.</source>
        <translation>区域中没有此社区。</translation>
    </message>
    <message>
        <source>The CRS of {file} has no EPSG code, so the database cannot hold its plan. The database has EPSG:{srid}.</source>
        <translation>{file} 的坐标系没有 EPSG 代码，数据库无法保存其方案。数据库的坐标系为 EPSG:{srid}。</translation>
    </message>
    <message>
        <source>The plan {file} is in EPSG:{code}, the database in EPSG:{srid} ({name}). Make the plan in the database's CRS, or publish it to a database of its own.</source>
        <translation>方案 {file} 的坐标系为 EPSG:{code}，数据库的坐标系为 EPSG:{srid}（{name}）。请用数据库的坐标系创建方案，或将其发布到单独的数据库。</translation>
    </message>
    <message>
        <source>Grid {grid} of the scenario {scenario} lies in pieces, and the database takes none such. Repair its community first.</source>
        <translation>情景“{scenario}”的网格 {grid} 分成了几块，数据库不接受。请先修复其所属社区。</translation>
    </message>
    <message>
        <source>The server is PostgreSQL {version}; 13 or newer is needed.</source>
        <translation>服务器为 PostgreSQL {version}，需要 13 或更高版本。</translation>
    </message>
    <message>
        <source>The database has no PostGIS. Ask its administrator to run CREATE EXTENSION postgis in it.</source>
        <translation>数据库没有 PostGIS。请管理员在其中执行 CREATE EXTENSION postgis。</translation>
    </message>
    <message>
        <source>The database has PostGIS {version}; 3.1 or newer is needed.</source>
        <translation>数据库的 PostGIS 版本为 {version}，需要 3.1 或更高版本。</translation>
    </message>
    <message>
        <source>The database has a schema {schema} that this plugin did not make. It is left as it is.</source>
        <translation>数据库中已有模式 {schema}，但不是由本插件建立的，保持不变。</translation>
    </message>
    <message>
        <source>The database is set up already, in version {version}. Run Upgrade shared database instead.</source>
        <translation>数据库此前已建立，版本为 {version}。请改为运行“升级共享数据库”。</translation>
    </message>
    <message>
        <source>The database is set up already. Nothing was changed.</source>
        <translation>数据库此前已建立，未作任何改动。</translation>
    </message>
    <message>
        <source>This database account may not make a schema. The database's owner has to set it up.</source>
        <translation>当前数据库账户无权建立模式，须由数据库所有者建立。</translation>
    </message>
    <message>
        <source>This database account may not make roles. An account with CREATEROLE has to set it up.</source>
        <translation>当前数据库账户无权建立角色，须由具有 CREATEROLE 权限的账户建立。</translation>
    </message>
    <message>
        <source>The roles of the plugin exist, but this database account is no member of community_grids_owner.</source>
        <translation>插件的角色已存在，但当前数据库账户不是 community_grids_owner 的成员。</translation>
    </message>
    <message>
        <source>PostGIS does not know the CRS EPSG:{srid}.</source>
        <translation>PostGIS 不识别坐标系 EPSG:{srid}。</translation>
    </message>
    <message>
        <source>The CRS EPSG:{srid} does not measure in metres. Take the one that your plans are in.</source>
        <translation>坐标系 EPSG:{srid} 不以米为单位，请选择方案所用的坐标系。</translation>
    </message>
    <message>
        <source>{file} is read-only: it could not remember what was published.</source>
        <translation>{file} 为只读，无法记录已发布的内容。</translation>
    </message>
    <message>
        <source>The connection was lost while the last step was under way. Publish again: whether it arrived is found out then, and nothing is written twice.</source>
        <translation>执行最后一步时连接断开。请重新发布：届时将查明该步是否已写入，不会重复写入。</translation>
    </message>
    <message>
        <source>Another window changed {file} meanwhile. Publish again.</source>
        <translation>其他窗口在此期间修改了 {file}，请重新发布。</translation>
    </message>
    <message>
        <source>The district has a plan named {plan} already. Rename the scenario first.</source>
        <translation>区域中已有名为“{plan}”的方案，请先重命名情景。</translation>
    </message>
    <message>
        <source>{file} is shared through the connection {other}, not through {connection}.</source>
        <translation>{file} 通过连接“{other}”共享，而不是“{connection}”。</translation>
    </message>
    <message>
        <source>The district that this file was published as is not in the database.</source>
        <translation>数据库中没有此文件发布时的区域。</translation>
    </message>
    <message>
        <source>The database has a district named {name} already. Choose another name.</source>
        <translation>数据库中已有名为“{name}”的区域，请另选名称。</translation>
    </message>
    <message>
        <source>Colleagues are writing the same grids all the time. Sync again in a while.</source>
        <translation>同事正在不断写入相同的网格，请稍后再同步。</translation>
    </message>
    <message>
        <source>The scenario {scenario} is not shared. Publish it first.</source>
        <translation>情景“{scenario}”尚未共享，请先发布。</translation>
    </message>
    <message>
        <source>No scenario of this file is shared. Run Publish plan first.</source>
        <translation>此文件没有已共享的情景，请先运行“发布方案”。</translation>
    </message>
    <message>
        <source>The database does not hold all that is to be changed. Sync again.</source>
        <translation>数据库中缺少部分要修改的内容，请重新同步。</translation>
    </message>
    <message>
        <source>Grid {old} was retired before and has other ground now; its code is {new}.</source>
        <translation>代码 {old} 曾属于已撤并的网格，现有地块不同，网格改用代码 {new}。</translation>
    </message>
    <message>
        <source>In the database units belong to grid {grid}, which it does not hold.</source>
        <translation>数据库中有单元属于网格 {grid}，但数据库中没有该网格。</translation>
    </message>
    <message>
        <source>The database has no event {grid}.</source>
        <translation>数据库中没有事件 {grid}。</translation>
    </message>
    <message>
        <source>Event {grid} was moved by somebody else. Fetch that first.</source>
        <translation>事件 {grid} 已被他人变更。请先获取。</translation>
    </message>
    <message>
        <source>Event {grid} has later times behind it than this move.</source>
        <translation>事件 {grid} 已有比此次变更更晚的时间。</translation>
    </message>
    <message>
        <source>You may not change event {grid}: community {other} is not yours.</source>
        <translation>您不能更改事件 {grid}：社区 {other} 不归您。</translation>
    </message>
    <message>
        <source>You may change cameras only of a district that is yours as a whole.</source>
        <translation>只有整个行政区都归您时才能更改其摄像机。</translation>
    </message>
    <message>
        <source>Others are changing the same events all the time. Sync again in a while.</source>
        <translation>有人一直在更改同样的事件。请稍后再同步。</translation>
    </message>
    <message>
        <source>{key} was changed by somebody else. Fetch that first.</source>
        <translation>{key} 已被他人更改。请先获取。</translation>
    </message>
</context>
<context>
    <name>SharedAlgorithm</name>
    <message>
        <source>share,database,postgis,sync,plan,grid</source>
        <translation>共享,数据库,postgis,同步,方案,网格</translation>
    </message>
    <message>
        <source>The Python package psycopg2 is missing.</source>
        <translation>缺少 Python 软件包 psycopg2。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>A PostgreSQL connection of QGIS's browser, to a database that Set up shared database was run on.</source>
        <translation>QGIS 浏览器中的 PostgreSQL 连接，其数据库须已运行过“建立共享数据库”。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案文件</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The name that the plan was published by; not needed where there is only one.</source>
        <translation>发布方案时所用的名称；只有一个时可不填。</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Some of your changes are not shared yet. Share them first.</source>
        <translation>您的部分修改尚未共享，请先共享。</translation>
    </message>
    <message>
        <source>Share now</source>
        <translation>立即共享</translation>
    </message>
    <message>
        <source>, to resolve: {count}</source>
        <translation>，待解决冲突 {count} 处</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Changed by you and by a colleague, to be resolved: {count}.</source>
        <translation>您与同事同时修改，待解决的冲突：{count} 处。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Somebody else changed {keys} before you; that stays, yours was not written.</source>
        <translation>他人先于您更改了 {keys}；以其为准，您的未写入。</translation>
    </message>
</context>
<context>
    <name>SharingActions</name>
    <message>
        <source>Show how things stand with the shared database</source>
        <translation>查看与共享数据库的同步情况</translation>
    </message>
    <message>
        <source>Share now</source>
        <translation>立即共享</translation>
    </message>
    <message>
        <source>Write what is waiting to the shared database, and fetch what colleagues did</source>
        <translation>将待共享的修改写入共享数据库，并取回同事的修改</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Stay connected: colleagues' changes appear on the map by themselves</source>
        <translation>保持连接：同事的修改会自动显示在地图上</translation>
    </message>
    <message>
        <source>Publish plan…</source>
        <translation>发布方案…</translation>
    </message>
    <message>
        <source>Bring plan…</source>
        <translation>取回方案…</translation>
    </message>
    <message>
        <source>Grids as of…</source>
        <translation>历史网格…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Store styles and project…</source>
        <translation>保存样式和工程…</translation>
    </message>
    <message>
        <source>QGIS then shows the published grids in these colours on every computer</source>
        <translation>任何电脑上的 QGIS 都会以这套样式显示已发布的网格</translation>
    </message>
    <message>
        <source>Set up shared database…</source>
        <translation>建立共享数据库…</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Community Grids: share</source>
        <translation>社区网格：共享</translation>
    </message>
    <message>
        <source>Upgrade shared database…</source>
        <translation>升级共享数据库…</translation>
    </message>
</context>
<context>
    <name>SharingDock</name>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Double-click a change to see its grids</source>
        <translation>双击一条修改，查看相关网格</translation>
    </message>
    <message>
        <source>The open plan is in its file only. Publish it, and colleagues can work on it at the same time.</source>
        <translation>当前方案只在文件中。发布后，同事可以同时编辑。</translation>
    </message>
    <message>
        <source>Open a plan to publish it, or bring one that colleagues have published.</source>
        <translation>打开方案后可发布，也可取回同事已发布的方案。</translation>
    </message>
    <message>
        <source>Publish plan…</source>
        <translation>发布方案…</translation>
    </message>
    <message>
        <source>Bring plan…</source>
        <translation>取回方案…</translation>
    </message>
    <message>
        <source>Set up shared database…</source>
        <translation>建立共享数据库…</translation>
    </message>
    <message>
        <source>Grids as of…</source>
        <translation>历史网格…</translation>
    </message>
    <message>
        <source>Show the grids as they were on a date, as a layer</source>
        <translation>以图层显示某一日期的网格</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Make grids, or all of them, what they were on a date</source>
        <translation>将部分或全部网格恢复到某一日期的状态</translation>
    </message>
    <message>
        <source>Recent changes</source>
        <translation>近期修改</translation>
    </message>
</context>
<context>
    <name>SharingWords</name>
    <message>
        <source>{scenario}: grids fetched {fetched}, grids written {written}.</source>
        <translation>{scenario}：取回网格 {fetched} 个，写入网格 {written} 个。</translation>
    </message>
    <message>
        <source>{author}: {action}</source>
        <translation>{author}：{action}</translation>
    </message>
    <message>
        <source>{author}: {action} ({reason})</source>
        <translation>{author}：{action}（{reason}）</translation>
    </message>
    <message>
        <source>The shared plan is no draft any more, so your changes stay in this file.</source>
        <translation>共享方案不再是草案，您的修改将保留在此文件中。</translation>
    </message>
    <message>
        <source>Both you and a colleague changed {grids}. Choose in the panel Sharing.</source>
        <translation>您与同事都修改了 {grids}，请在“共享”面板中选择。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Events and cameras: fetched {fetched}, written {written}.</source>
        <translation>事件与摄像机：获取 {fetched} 条，写入 {written} 条。</translation>
    </message>
    <message>
        <source>Somebody else changed {keys} before you; that stays, yours was not written.</source>
        <translation>他人先于您更改了 {keys}；以其为准，您的未写入。</translation>
    </message>
</context>
<context>
    <name>ShowingEvents</name>
    <message>
        <source>Events on the map</source>
        <translation>地图上的事件</translation>
    </message>
    <message>
        <source>Lay signs of events over the map; another click takes them away</source>
        <translation>在地图上显示事件符号；再次点击则去掉</translation>
    </message>
    <message>
        <source>Play back events</source>
        <translation>回放事件</translation>
    </message>
    <message>
        <source>Show the events as they were at a moment, and let time pass</source>
        <translation>显示某一时刻的事件，并让时间推进</translation>
    </message>
    <message>
        <source>{events} events, {open} open, &lt;b&gt;{overdue} overdue&lt;/b&gt;, {near} nearly.</source>
        <translation>事件 {events} 件，未结 {open} 件，&lt;b&gt;超期 {overdue} 件&lt;/b&gt;，将超期 {near} 件。</translation>
    </message>
</context>
<context>
    <name>SimulateFeed</name>
    <message>
        <source>Simulate feed</source>
        <translation>模拟数据流</translation>
    </message>
    <message>
        <source>Makes up events, their moves from state to state, and states of made-up cameras, for training and tests. Their numbers begin with SIM-; real events and cameras are left alone. What was made up counts in figures until it is removed: a plan file loses it; in the shared database, where nothing is ever taken out, it is cancelled.</source>
        <translation>虚构事件、其状态变更以及虚构摄像机的状态，供培训和测试使用。其编号以 SIM- 开头；真实的事件和摄像机不受影响。虚构的内容在清除之前会计入统计：方案文件中可删除；共享数据库从不删除，在那里作废。</translation>
    </message>
    <message>
        <source>event,camera,simulate,feed,training,test,live</source>
        <translation>事件,摄像机,模拟,数据流,培训,测试,实时,simulate,feed</translation>
    </message>
    <message>
        <source>The shared database to write to; whoever has the plan open and is live sees it.</source>
        <translation>要写入的共享数据库；打开该方案并处于实时状态的人都会看到。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file to write to, where no connection is given.</source>
        <translation>没有给出连接时要写入的方案文件。</translation>
    </message>
    <message>
        <source>Changes a second</source>
        <translation>每秒变更数</translation>
    </message>
    <message>
        <source>How many events and cameras change each second.</source>
        <translation>每秒有多少事件和摄像机变化。</translation>
    </message>
    <message>
        <source>How long it goes on, in seconds.</source>
        <translation>持续多少秒。</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed makes up the same.</source>
        <translation>同一种子虚构出同样的内容。</translation>
    </message>
    <message>
        <source>Remove what was made up</source>
        <translation>清除虚构的内容</translation>
    </message>
    <message>
        <source>Make nothing up, but take away what this made up before.</source>
        <translation>不再虚构，而是清除此前虚构的内容。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更数</translation>
    </message>
    <message>
        <source>Give either CONNECTION or PLAN.</source>
        <translation>请给出 CONNECTION 或 PLAN 之一。</translation>
    </message>
    <message>
        <source>Removed: {count}</source>
        <translation>已清除：{count}</translation>
    </message>
    <message>
        <source>Cancelled, for here nothing is taken out: {count}</source>
        <translation>已作废（此处从不删除）：{count}</translation>
    </message>
    <message>
        <source>The plan has no units where anything could happen.</source>
        <translation>方案中没有可能发生事件的单元。</translation>
    </message>
    <message>
        <source>Changes made up: {count}</source>
        <translation>已虚构的变更：{count}</translation>
    </message>
</context>
<context>
    <name>SlowEdits</name>
    <message>
        <source>{title}: this goes on in the background and takes a while …</source>
        <translation>{title}：正在后台进行，需要一些时间…</translation>
    </message>
    <message>
        <source>The plan has changed meanwhile, so nothing was done. Ask for it again.</source>
        <translation>其间方案已有改动，未执行任何操作，请重新操作。</translation>
    </message>
</context>
<context>
    <name>SplitChooser</name>
    <message>
        <source>Split so</source>
        <translation>按此拆分</translation>
    </message>
    <message>
        <source>compactness {value}</source>
        <translation>紧凑度 {value}</translation>
    </message>
</context>
<context>
    <name>SplitGrid</name>
    <message>
        <source>Split grid</source>
        <translation>拆分网格</translation>
    </message>
    <message>
        <source>Splits a grid along a line, or without one into parts in band where that can be. The part with the most households keeps the code.</source>
        <translation>沿线拆分网格；没有线时，拆分为尽可能达标的几份。户数最多的一份保留原代码。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The code of the grid.</source>
        <translation>网格代码。</translation>
    </message>
    <message>
        <source>A layer with the one line to split along; it goes on straight from both its ends.</source>
        <translation>含一条拆分线的图层；线的两端按原方向延长。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>拆分线</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>How many parts, where there is no line.</source>
        <translation>没有拆分线时，拆分为几份。</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>第几种</translation>
    </message>
    <message>
        <source>Which of the proposals to take, where there is no line; 1 is the best.</source>
        <translation>没有拆分线时，采用第几种拆分方式；1 为最优。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Another seed gives other proposals.</source>
        <translation>换用其他种子可得到其他拆分方式。</translation>
    </message>
    <message>
        <source>Grid {grid}: there are only {count} different proposals.</source>
        <translation>网格 {grid}：只有 {count} 种不同的拆分方式。</translation>
    </message>
</context>
<context>
    <name>SplitLineTool</name>
    <message>
        <source>Draw a line right through a grid, click by click; a double click ends it. The grid is split there.</source>
        <translation>逐点画一条穿过网格的线，双击结束，网格沿线拆分。</translation>
    </message>
    <message>
        <source>Click where the line begins.</source>
        <translation>点击线的起点。</translation>
    </message>
</context>
<context>
    <name>StateDialog</name>
    <message>
        <source>In force at once</source>
        <translation>立即生效</translation>
    </message>
    <message>
        <source>In force from:</source>
        <translation>生效时间：</translation>
    </message>
    <message>
        <source>Reason (stays in the log)</source>
        <translation>理由（记入日志）</translation>
    </message>
    <message>
        <source>Check and hand in</source>
        <translation>检查并提交</translation>
    </message>
    <message>
        <source>The database checks all grids. Nobody changes them until the plan is approved or sent back.</source>
        <translation>数据库将检查全部网格。批准或退回之前，任何人不能修改。</translation>
    </message>
    <message>
        <source>Approve plan</source>
        <translation>批准方案</translation>
    </message>
    <message>
        <source>When this plan comes into force, the one that is in force now is retired.</source>
        <translation>本方案生效时，现行方案随即废止。</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草案</translation>
    </message>
    <message>
        <source>Its grids can be changed again.</source>
        <translation>网格可再次修改。</translation>
    </message>
    <message>
        <source>Retire plan</source>
        <translation>废止方案</translation>
    </message>
    <message>
        <source>The plan is over for good. It can still be looked at, and its codes are not given again.</source>
        <translation>方案永久废止，仍可查看，其代码不再使用。</translation>
    </message>
</context>
<context>
    <name>StoreStyles</name>
    <message>
        <source>Store styles and project</source>
        <translation>保存样式和工程</translation>
    </message>
    <message>
        <source>Stores the colours and labels of the published grids and communities in the database, so that QGIS shows them so on every computer, and a project that shows both. QGIS keeps styles in its own table layer_styles, beside those of other layers. No password is stored: the connection has to take its account from an authentication configuration.</source>
        <translation>将已发布网格和社区的颜色与标注保存到数据库，使任何电脑上的 QGIS 都照此显示；同时保存一个包含两者的工程。QGIS 的样式存于其自有的 layer_styles 表，与其他图层的样式放在一起。不保存任何密码：连接须使用身份验证配置。</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>工程名称</translation>
    </message>
    <message>
        <source>What it is called in QGIS under Project, Open From, PostgreSQL. One of that name is replaced.</source>
        <translation>在 QGIS“工程 → 打开自 → PostgreSQL”中的名称。同名工程将被替换。</translation>
    </message>
    <message>
        <source>Stored: styles, and the project {project}.</source>
        <translation>已保存样式和工程“{project}”。</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Railways</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Rivers</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>Lakes</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Over the maximum</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>Under the minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Expressway</source>
        <translation>快速路</translation>
    </message>
    <message>
        <source>Arterial</source>
        <translation>主干路</translation>
    </message>
    <message>
        <source>Secondary street</source>
        <translation>次干路</translation>
    </message>
    <message>
        <source>Local street</source>
        <translation>支路</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>巷道</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>步行道</translation>
    </message>
    <message>
        <source>No household</source>
        <translation>无住户</translation>
    </message>
    <message>
        <source>1 to 20 households</source>
        <translation>1 至 20 户</translation>
    </message>
    <message>
        <source>21 to 60 households</source>
        <translation>21 至 60 户</translation>
    </message>
    <message>
        <source>More than 60 households</source>
        <translation>60 户以上</translation>
    </message>
    <message>
        <source>Grid code</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>Community code</source>
        <translation>社区代码</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Grid name</source>
        <translation>网格名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Compactness</source>
        <translation>紧凑度</translation>
    </message>
    <message>
        <source>Visible boundary</source>
        <translation>可辨识边界占比</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Rural</source>
        <translation>农村</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>专属</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source> hh</source>
        <comment>unit behind a number of households on the map</comment>
        <translation> 户</translation>
    </message>
    <message>
        <source>Community name</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>On each grid: its number in the community, and its households (hh).</source>
        <translation>网格标注：社区内序号及户数。</translation>
    </message>
    <message>
        <source>Green space</source>
        <translation>绿地</translation>
    </message>
    <message>
        <source>Farmland</source>
        <translation>农田</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Other place</source>
        <translation>其他场所</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>阻隔要素</translation>
    </message>
    <message>
        <source>Without a grid</source>
        <translation>未归属网格</translation>
    </message>
    <message>
        <source>locked</source>
        <comment>under the number of a locked grid on the map</comment>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Vertical grids</source>
        <translation>竖向网格</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整度</translation>
    </message>
    <message>
        <source>Estimates of the grids</source>
        <translation>网格估计</translation>
    </message>
    <message>
        <source>Buildings with households</source>
        <translation>带户数的建筑物</translation>
    </message>
    <message>
        <source>No dwelling</source>
        <translation>没有住房</translation>
    </message>
    <message>
        <source>Less than 50 %</source>
        <translation>不到 50 %</translation>
    </message>
    <message>
        <source>50 to 80 %</source>
        <translation>50 至 80 %</translation>
    </message>
    <message>
        <source>80 to 95 %</source>
        <translation>80 至 95 %</translation>
    </message>
    <message>
        <source>95 % and more</source>
        <translation>95 % 及以上</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Under the minimum, not sure</source>
        <translation>低于下限，不确定</translation>
    </message>
    <message>
        <source>Over the maximum, not sure</source>
        <translation>超过上限，不确定</translation>
    </message>
    <message>
        <source>In band, not sure</source>
        <translation>达标，不确定</translation>
    </message>
    <message>
        <source>Grid on the ground</source>
        <translation>地面网格</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Dwellings</source>
        <translation>套数</translation>
    </message>
    <message>
        <source>Buildings tied</source>
        <translation>已关联建筑物</translation>
    </message>
    <message>
        <source>Buildings tied, %</source>
        <translation>已关联建筑物，%</translation>
    </message>
    <message>
        <source>Dwellings known</source>
        <translation>已掌握住房</translation>
    </message>
    <message>
        <source>Dwellings known, %</source>
        <translation>已掌握住房，%</translation>
    </message>
    <message>
        <source>Estimated households</source>
        <translation>估计户数</translation>
    </message>
    <message>
        <source>At least, likely</source>
        <translation>可能的最少户数</translation>
    </message>
    <message>
        <source>At most, likely</source>
        <translation>可能的最多户数</translation>
    </message>
    <message>
        <source>Status not sure</source>
        <translation>达标与否不确定</translation>
    </message>
    <message>
        <source>In band, chance in %</source>
        <translation>达标的可能性，%</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>如何得出</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>Its use says so</source>
        <translation>按用途得出</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>估计得出</translation>
    </message>
    <message>
        <source>Nobody lives there</source>
        <translation>无人居住</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Range (m)</source>
        <translation>可视距离（米）</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Direction known</source>
        <translation>朝向已知</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>涉密</translation>
    </message>
    <message>
        <source>Status of</source>
        <translation>状态时间</translation>
    </message>
    <message>
        <source>Direction (°)</source>
        <translation>朝向（°）</translation>
    </message>
    <message>
        <source>Angle of view (°)</source>
        <translation>视角（°）</translation>
    </message>
    <message>
        <source>Height (m)</source>
        <translation>高度（米）</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>位置类型</translation>
    </message>
    <message>
        <source>Kind of owner</source>
        <translation>所属类型</translation>
    </message>
    <message>
        <source>Key of the link</source>
        <translation>链接键</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Not known whether it works</source>
        <translation>是否正常不明</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定枪机</translation>
    </message>
    <message>
        <source>Dome</source>
        <translation>半球</translation>
    </message>
    <message>
        <source>PTZ, turns</source>
        <translation>云台（可转动）</translation>
    </message>
    <message>
        <source>Panoramic</source>
        <translation>全景</translation>
    </message>
    <message>
        <source>Kind not known</source>
        <translation>类型不明</translation>
    </message>
    <message>
        <source>All that it sees</source>
        <translation>全部视野</translation>
    </message>
    <message>
        <source>Identify</source>
        <translation>辨认</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>Too far to detect</source>
        <translation>太远，无法探测</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接单时间</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核单时间</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单时间</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始办理时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>交单时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评单时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>Other grid</source>
        <translation>另一网格</translation>
    </message>
    <message>
        <source>Grid in the lead</source>
        <translation>牵头网格</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Subdistrict or town</source>
        <translation>街道（乡镇）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Row of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Received, verified</source>
        <translation>已接单、核单</translation>
    </message>
    <message>
        <source>Dispatched, handled</source>
        <translation>已派单、办理中</translation>
    </message>
    <message>
        <source>Returned, suspended, escalated</source>
        <translation>退单、挂起、升级</translation>
    </message>
    <message>
        <source>Rejected, merged, cancelled</source>
        <translation>不予受理、并案、作废</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>状态不明</translation>
    </message>
    <message>
        <source>Hot spots of events</source>
        <translation>事件热点</translation>
    </message>
    <message>
        <source>Clusters and repeated places</source>
        <translation>聚集和重复地点</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Per 1,000 households</source>
        <translation>每千户</translation>
    </message>
    <message>
        <source>Chance (p), corrected</source>
        <translation>偶然概率（p），已校正</translation>
    </message>
    <message>
        <source>Cluster beyond chance</source>
        <translation>超出偶然的聚集</translation>
    </message>
    <message>
        <source>Repeated place</source>
        <translation>重复地点</translation>
    </message>
    <message>
        <source>Gi* (z)</source>
        <translation>Gi*（z）</translation>
    </message>
    <message>
        <source>Chance (p)</source>
        <translation>偶然概率（p）</translation>
    </message>
    <message>
        <source>Hot or cold</source>
        <translation>冷热</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>已隐去</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Times the usual</source>
        <translation>平常的倍数</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Sight of cameras</source>
        <translation>摄像机视野</translation>
    </message>
    <message>
        <source>Seen by a working camera</source>
        <translation>有正常摄像机看到</translation>
    </message>
    <message>
        <source>Seen no more: the camera is broken</source>
        <translation>不再看到：摄像机故障</translation>
    </message>
    <message>
        <source>Seen perhaps</source>
        <translation>可能看到</translation>
    </message>
</context>
<context>
    <name>SummariseCameras</name>
    <message>
        <source>Summarise cameras</source>
        <translation>摄像机统计</translation>
    </message>
    <message>
        <source>Counts cameras that work, that are broken and of which nobody knows, by grid, subdistrict and owner. Finds the streets and entrances that nobody sees while the broken ones are broken, past the buildings, and lists repairs: first the one that brings back most, then always the one that adds most to those before it.</source>
        <translation>按网格、街道（乡镇）和所属统计正常、故障和状态不明的摄像机。找出故障期间越过建筑物后无人看到的街道和单元，并列出修复清单：先是恢复最多的一台，然后总是在此前基础上增加最多的一台。</translation>
    </message>
    <message>
        <source>camera,cctv,rate,online,broken,repair,maintenance,priority,street,entrance</source>
        <translation>摄像机,监控,在线率,故障,修复,维护,优先,街道,单元,camera,rate</translation>
    </message>
    <message>
        <source>Points. Fields are found by their names: direction, angle, range, height, kind, status.</source>
        <translation>点图层。按名称识别字段：朝向、视角、可视距离、高度、类型、状态。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Footprints that stop sight; without them nothing does.</source>
        <translation>遮挡视线的建筑轮廓；没有时视线不受遮挡。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Lines whose stretches are to be seen. Without them no metre of street is counted.</source>
        <translation>应当看到的街道线。没有时不统计街道米数。</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Points that are to be seen, such as the entrances of houses.</source>
        <translation>应当看到的点，如楼房的单元门。</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Grids with grid_code.</source>
        <translation>带 grid_code 字段的网格。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Polygons of subdistricts or towns with their names, or communities that name theirs.</source>
        <translation>街道（乡镇）多边形及其名称，或注明所属街道（乡镇）的社区。</translation>
    </message>
    <message>
        <source>Subdistricts or towns</source>
        <translation>街道（乡镇）</translation>
    </message>
    <message>
        <source>The field of the cameras that names their subdistrict or town, in place of the polygons.</source>
        <translation>摄像机图层中写明所属街道（乡镇）的字段，代替多边形。</translation>
    </message>
    <message>
        <source>Subdistrict of the camera</source>
        <translation>摄像机所属街道（乡镇）</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What makes a group; a street is a subdistrict or town (街道).</source>
        <translation>按什么分组；street 指街道（乡镇）。</translation>
    </message>
    <message>
        <source>Worth of an entrance</source>
        <translation>单元的分量</translation>
    </message>
    <message>
        <source>Metres of street that an entrance is worth in the order of repairs.</source>
        <translation>排列修复次序时一个单元相当于多少米街道。</translation>
    </message>
    <message>
        <source>Without it, the field whose name says so.</source>
        <translation>不指定时，用名称相符的字段。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>在线率</translation>
    </message>
    <message>
        <source>A row for all cameras and one for each group: how many, working, broken, unknown, and the rate.</source>
        <translation>全部摄像机一行，每组一行：台数、正常、故障、不明以及在线率。</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修复清单</translation>
    </message>
    <message>
        <source>Broken cameras in the order of repair: metres and entrances that each brings back, and streets.</source>
        <translation>按修复次序排列的故障摄像机：各自恢复的米数和单元数，以及街道。</translation>
    </message>
    <message>
        <source>Streets no longer seen</source>
        <translation>不再看到的街道</translation>
    </message>
    <message>
        <source>Stretches that only broken cameras would see, each with the camera whose repair brings it back.</source>
        <translation>只有故障摄像机才能看到的路段，各附修复后可恢复它的摄像机。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Cameras that cannot see, and those of which something was taken by kind.</source>
        <translation>看不到任何东西的摄像机，以及按类型取值的摄像机。</translation>
    </message>
    <message>
        <source>Cameras that work</source>
        <translation>正常的摄像机</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>在线率，%</translation>
    </message>
    <message>
        <source>Metres of street no longer seen</source>
        <translation>不再看到的街道米数</translation>
    </message>
    <message>
        <source>Entrances no longer seen</source>
        <translation>不再看到的单元数</translation>
    </message>
    <message>
        <source>Profile of cameras</source>
        <translation>摄像机参数</translation>
    </message>
    <message>
        <source>A JSON file with the angle, range, height and lens that are taken for each kind of camera.</source>
        <translation>JSON 文件，给出每类摄像机所取的视角、可视距离、高度和镜头。</translation>
    </message>
</context>
<context>
    <name>SummariseEvents</name>
    <message>
        <source>Summarise events</source>
        <translation>事件统计</translation>
    </message>
    <message>
        <source>Counts events by grid, community, subdistrict, department, source, class, urgency and month: how many came in, how many are closed (closed / (received − rejected − merged)) and on time (closed by the deadline / due in the span), month by month and beside an earlier span. Groups with few events are masked, and as many others as it takes that none comes out by subtraction.</source>
        <translation>按网格、社区、街道（乡镇）、部门、来源、类别、紧急程度和月份统计事件：来件多少、办结多少（办结 /（受理 − 不予受理 − 并案））、按时多少（按时办结 / 期间到期），逐月并与之前的期间比较。件数少的组隐去，并再隐去若干组，使其无法由相减得出。</translation>
    </message>
    <message>
        <source>event,incident,rate,closure,on time,overdue,statistics,trend,comparison,report</source>
        <translation>事件,办结率,按时,超期,统计,趋势,比较,报表,event,rate</translation>
    </message>
    <message>
        <source>Events of a plan, or as they arrive: fields and words in Chinese and English are understood.</source>
        <translation>方案中的事件，或原始数据：能识别中英文的字段和词语。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Grids with grid_code, by which events that name no grid are placed, and their households.</source>
        <translation>带 grid_code 字段的网格，用来给没有网格的事件定网格，以及其户数。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Communities with their codes and names, and the names of their subdistricts or towns.</source>
        <translation>带编码和名称的社区，以及所属街道（乡镇）的名称。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What makes a group; a street is a subdistrict or town (街道).</source>
        <translation>按什么分组；street 指街道（乡镇）。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Without it, that of the first event.</source>
        <translation>不填时为首个事件的日期。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Without it, that of the last event.</source>
        <translation>不填时为最后一个事件的日期。</translation>
    </message>
    <message>
        <source>What to compare with: before, as many days or whole months just before; or the year before.</source>
        <translation>与什么比较：before 为紧接之前的同样天数或整月；或上一年。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Groups with fewer events are masked. 0 masks nothing.</source>
        <translation>事件更少的组隐去。0 为不隐去。</translation>
    </message>
    <message>
        <source>Least events told</source>
        <translation>最少显示件数</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>The moment by which an open event is overdue, on the clock below; without it, now.</source>
        <translation>判断未结事件是否超期的时刻，按下面的时区；不填为现在。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>A row for all events and one for each group: counts, rates in percent, medians, and before.</source>
        <translation>全部事件一行，每组一行：件数、百分比、中位数以及之前的数值。</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>A row for each group and month. Of grids, communities and subdistricts, the smallest asked for.</source>
        <translation>每组每月一行。网格、社区和街道（乡镇）中取所选的最小一级。</translation>
    </message>
    <message>
        <source>Closure rate, %</source>
        <translation>办结率，%</translation>
    </message>
    <message>
        <source>On-time rate, %</source>
        <translation>按时办结率，%</translation>
    </message>
    <message>
        <source>{span}: events {events}, closed {closure} %, on time {on_time} %</source>
        <translation>{span}：事件 {events} 件，办结 {closure} %，按时 {on_time} %</translation>
    </message>
    <message>
        <source>Groups that are masked: {count}</source>
        <translation>已隐去的组：{count}</translation>
    </message>
    <message>
        <source>Events in no grid or community (number: {count}): they count as “not known”.</source>
        <translation>不在任何网格或社区内的事件（{count} 件）：计入“不明”。</translation>
    </message>
</context>
<context>
    <name>Swipe</name>
    <message>
        <source>Drag: left of the line lies what is before, right of it what is after</source>
        <translation>拖动：线左侧为“前”，右侧为“后”</translation>
    </message>
</context>
<context>
    <name>SyncPlan</name>
    <message>
        <source>Sync plan</source>
        <translation>同步方案</translation>
    </message>
    <message>
        <source>Fetches what colleagues changed of a shared plan and writes what was changed in the file. What does not touch goes together by itself; grids that both changed stay as they are here and in the database until somebody chooses, in the panel Sharing. Nothing of anybody is overwritten.</source>
        <translation>取回同事对共享方案的修改，并写入文件中的修改。互不相关的修改自动合并；双方都修改过的网格，在“共享”面板中作出选择之前，本机与数据库中各保持原状。任何人的修改都不会被覆盖。</translation>
    </message>
    <message>
        <source>A plan file that was published or brought.</source>
        <translation>已发布或取回的方案文件。</translation>
    </message>
    <message>
        <source>Only needed where QGIS knows the connection by another name than when the plan was shared.</source>
        <translation>仅当 QGIS 中的连接名称与共享方案时不同才需填写。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>The name of the scenario to sync; without it, all that are shared.</source>
        <translation>要同步的情景名称；不填则为全部已共享的情景。</translation>
    </message>
    <message>
        <source>Grids that colleagues changed</source>
        <translation>同事修改的网格</translation>
    </message>
    <message>
        <source>Grids that were written</source>
        <translation>已写入的网格</translation>
    </message>
    <message>
        <source>Conflicts to be resolved</source>
        <translation>待解决的冲突</translation>
    </message>
    <message>
        <source>{refusal} It waits in the plan file until it is changed or undone; the rest is synced.</source>
        <translation>{refusal} 该修改保留在方案文件中，待更改或撤销；其余已同步。</translation>
    </message>
</context>
<context>
    <name>TakeEvents</name>
    <message>
        <source>Take events</source>
        <translation>纳入事件</translation>
    </message>
    <message>
        <source>Brings events, cameras and what helps near them into a plan, from layers as they are or as Import events and Import cameras give them. What is there is found again by its number, and what a layer does not know stays. An event gets the grid in which it lay when it was reported; near a boundary, both grids and the one that leads.</source>
        <translation>把事件、摄像机和附近可用的资源纳入方案，来自原始图层或“导入事件”“导入摄像机”的结果。已有的按编号找回，图层未说明的保持不变。事件取上报时所在的网格；靠近边界时，取两侧网格和牵头的一个。</translation>
    </message>
    <message>
        <source>event,incident,camera,duty point,resource,plan</source>
        <translation>事件,摄像机,值守点,资源,方案,event,camera</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it.</source>
        <translation>“创建方案文件”写出的方案文件。</translation>
    </message>
    <message>
        <source>Events with their numbers. Which field is what is seen by its name; so are states and times.</source>
        <translation>带编号的事件。由名称看出各字段的含义；状态和时间也是如此。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Cameras with their numbers. Addresses in networks and passwords are never taken.</source>
        <translation>带编号的摄像机。网络地址和密码从不纳入。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Duty points, stations, hydrants, defibrillators, key places: name and kind.</source>
        <translation>值守点、站点、消火栓、除颤器、重点场所：名称和类型。</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>New events</source>
        <translation>新增事件</translation>
    </message>
    <message>
        <source>New cameras</source>
        <translation>新增摄像机</translation>
    </message>
    <message>
        <source>New resources</source>
        <translation>新增资源</translation>
    </message>
    <message>
        <source>Changed events</source>
        <translation>更改的事件</translation>
    </message>
    <message>
        <source>Changed cameras</source>
        <translation>更改的摄像机</translation>
    </message>
    <message>
        <source>Changed resources</source>
        <translation>更改的资源</translation>
    </message>
    <message>
        <source>Give at least one of EVENTS, CAMERAS and RESOURCES.</source>
        <translation>EVENTS、CAMERAS 和 RESOURCES 至少给出一个。</translation>
    </message>
    <message>
        <source>{layer}: {fields}</source>
        <translation>{layer}：{fields}</translation>
    </message>
    <message>
        <source>{layer}: rows without a number were left out (number: {count}).</source>
        <translation>{layer}：没有编号的行已略去（{count} 行）。</translation>
    </message>
    <message>
        <source>New: events {events}, cameras {cameras}, resources {resources}</source>
        <translation>新增：事件 {events}，摄像机 {cameras}，资源 {resources}</translation>
    </message>
    <message>
        <source>Changed: events {events}, cameras {cameras}, resources {resources}</source>
        <translation>更改：事件 {events}，摄像机 {cameras}，资源 {resources}</translation>
    </message>
</context>
<context>
    <name>TakeGrids</name>
    <message>
        <source>Take grids over</source>
        <translation>采用其他情景的网格</translation>
    </message>
    <message>
        <source>Makes grids what they are in another scenario of the plan, and leaves the rest as it is.</source>
        <translation>将部分网格改为方案另一情景中的样子，其余不变。</translation>
    </message>
    <message>
        <source>Other scenario</source>
        <translation>另一情景</translation>
    </message>
    <message>
        <source>The name of the scenario to take from.</source>
        <translation>所采用情景的名称。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The codes of the grids, as they are there, with commas between.</source>
        <translation>在另一情景中的网格代码，用逗号分隔。</translation>
    </message>
</context>
<context>
    <name>TakePremises</name>
    <message>
        <source>Take premises</source>
        <translation>录入房屋数据</translation>
    </message>
    <message>
        <source>Brings what layers know of buildings into a plan: names, uses, floors and heights, addresses, and the dwellings of each entrance. Households of buildings and grids stay as they are counted.</source>
        <translation>把图层中关于建筑物的内容录入方案：名称、用途、层数和高度、地址，以及各单元的住房。建筑物和网格的户数保持不变。</translation>
    </message>
    <message>
        <source>building,address,entrance,floors,dwellings,plan</source>
        <translation>建筑物,地址,单元,楼层,住房,方案,building,address,entrance,floors,dwellings,plan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The plan file, as Make plan writes it.</source>
        <translation>由“创建方案文件”生成的方案文件。</translation>
    </message>
    <message>
        <source>Buildings, found in the plan by their identifiers, those with a strange one by their place. What the layer does not know stays as the plan knows it.</source>
        <translation>建筑物，按标识在方案中查找，标识不符的按位置查找。图层中没有的内容保持方案原样。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Addresses, by the identifier of their building, else by their place. They replace those that the plan has.</source>
        <translation>地址，按所属建筑物的标识，否则按位置。将替换方案中已有的地址。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Entrances or dwellings, a row each, by the identifier of their building. They replace those that the plan has.</source>
        <translation>单元或住房，每行一个，按所属建筑物的标识。将替换方案中已有的内容。</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Buildings found in the plan</source>
        <translation>在方案中找到的建筑物</translation>
    </message>
    <message>
        <source>Buildings that the plan does not have</source>
        <translation>方案中没有的建筑物</translation>
    </message>
    <message>
        <source>Addresses of a building</source>
        <translation>建筑物的地址</translation>
    </message>
    <message>
        <source>Rows of entrances or dwellings</source>
        <translation>单元或住房的行数</translation>
    </message>
    <message>
        <source>Identifier of the building</source>
        <translation>建筑物标识</translation>
    </message>
    <message>
        <source>Name of the building</source>
        <translation>建筑物名称</translation>
    </message>
    <message>
        <source>Use of the building</source>
        <translation>建筑物用途</translation>
    </message>
    <message>
        <source>Floors above ground</source>
        <translation>地上层数</translation>
    </message>
    <message>
        <source>Floors below ground</source>
        <translation>地下层数</translation>
    </message>
    <message>
        <source>Height in metres</source>
        <translation>高度（米）</translation>
    </message>
    <message>
        <source>Number of entrances</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Number of dwellings</source>
        <translation>套数</translation>
    </message>
    <message>
        <source>Compound of the building</source>
        <translation>建筑物所在小区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Building of the address</source>
        <translation>地址所属建筑物</translation>
    </message>
    <message>
        <source>Building of the entrance</source>
        <translation>单元所属建筑物</translation>
    </message>
    <message>
        <source>Number of the entrance</source>
        <translation>单元号</translation>
    </message>
    <message>
        <source>Dwellings of the entrance</source>
        <translation>单元的套数</translation>
    </message>
    <message>
        <source>Households of the entrance</source>
        <translation>单元的户数</translation>
    </message>
    <message>
        <source>The field that says so; without it, the one whose name says so.</source>
        <translation>写明此项的字段；未选择时用名称相符的字段。</translation>
    </message>
    <message>
        <source>The layer {layer} has no field that can be taken for {parameter}. Choose one.</source>
        <translation>图层 {layer} 没有可用作 {parameter} 的字段。请选择一个。</translation>
    </message>
    <message>
        <source>{layer}: {fields}</source>
        <translation>{layer}：{fields}</translation>
    </message>
    <message>
        <source>Give at least one of BUILDINGS, ADDRESSES and ENTRANCES.</source>
        <translation>BUILDINGS、ADDRESSES 和 ENTRANCES 至少给出一个。</translation>
    </message>
    <message>
        <source>Buildings found: {found}; addresses of a building: {addressed}; rows of dwellings: {counted}</source>
        <translation>找到的建筑物：{found}；建筑物的地址：{addressed}；住房行数：{counted}</translation>
    </message>
    <message>
        <source>Buildings of the layer that the plan does not have: {count}, {first} among them.</source>
        <translation>图层中有而方案中没有的建筑物：{count} 栋，其中有 {first}。</translation>
    </message>
    <message>
        <source>Buildings whose entrances or dwellings hold more households than the plan counts: {count}, {first} among them. Import the register to count them anew.</source>
        <translation>单元或住房的户数多于方案所计户数的建筑物：{count} 栋，其中有 {first}。请导入台账重新统计。</translation>
    </message>
</context>
<context>
    <name>TakeRegister</name>
    <message>
        <source>Take register</source>
        <translation>采用台账</translation>
    </message>
    <message>
        <source>Counts a plan by a register that was tied to its buildings: the dwellings come into the plan, and a new scenario has the same grids with the new counts. The scenario in force stays as it is.</source>
        <translation>按已关联到建筑物的台账统计方案：住房录入方案，新情景的网格不变、户数更新。现行情景保持原样。</translation>
    </message>
    <message>
        <source>register,household,count,dwelling,scenario,plan</source>
        <translation>台账,户,统计,住房,情景,方案,register,household,count,dwelling,scenario,plan</translation>
    </message>
    <message>
        <source>Name of the register</source>
        <translation>台账名称</translation>
    </message>
    <message>
        <source>What the plan calls the register; it may be left out where the plan knows one alone.</source>
        <translation>方案中台账的名称；方案只有一份台账时可不填。</translation>
    </message>
    <message>
        <source>The register itself, where it tells which dwellings are empty or shops.</source>
        <translation>台账本身，其中写明哪些住房空置或商用。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>Count doubtful ties</source>
        <translation>计入待定的关联</translation>
    </message>
    <message>
        <source>Whether rows count that wait for a decision, each at its likeliest building.</source>
        <translation>待定的行是否计入，计入时各归最可能的建筑物。</translation>
    </message>
    <message>
        <source>{file} has no ties of a register. Run Tie buildings with this plan first.</source>
        <translation>{file} 中没有台账的关联。请先用本方案运行“关联建筑物”。</translation>
    </message>
    <message>
        <source>The plan knows several registers: {registers}. Name the one to take in REGISTER_NAME.</source>
        <translation>方案中有多份台账：{registers}。请在 REGISTER_NAME 中写明采用哪一份。</translation>
    </message>
</context>
<context>
    <name>TellingClaims</name>
    <message>
        <source>{name} is working in {community} until {time}.</source>
        <translation>{name} 正在{community}工作，至 {time}。</translation>
    </message>
    <message>
        <source>{name} until {time}</source>
        <translation>{name}，至 {time}</translation>
    </message>
    <message>
        <source>{name} is working in {community} until {time}: your changes may clash.</source>
        <translation>{name} 正在{community}工作，至 {time}：您的修改可能与其冲突。</translation>
    </message>
</context>
<context>
    <name>TieBuildings</name>
    <message>
        <source>Tie buildings</source>
        <translation>关联建筑物</translation>
    </message>
    <message>
        <source>Says to which building each row of a register belongs: by the building's code, else by its address, also one that is written otherwise or with a slip, else by its place. Each tie has its method and how sure it is; those that are not sure wait for a person in the list of ties, with the three likeliest buildings.</source>
        <translation>判断台账每一行属于哪栋建筑物：按建筑物编码，否则按地址（写法不同或有错字也可），否则按位置。每条关联都有方法和把握程度；不确定的在关联列表中待人选定，附三栋最可能的建筑物。</translation>
    </message>
    <message>
        <source>register,address,building,tie,geocode,match,household</source>
        <translation>台账,地址,建筑物,关联,地理编码,匹配,户,register,address,building,tie,geocode,match,household</translation>
    </message>
    <message>
        <source>The rows to tie: a table as Import register writes it, or any layer with codes or addresses.</source>
        <translation>要关联的行：“导入台账”所写的表，或任何带编码或地址的图层。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>Address in the register</source>
        <translation>台账中的地址</translation>
    </message>
    <message>
        <source>The field with the row's address; address if empty.</source>
        <translation>行的地址字段；不填时为 address。</translation>
    </message>
    <message>
        <source>Code in the register</source>
        <translation>台账中的编码</translation>
    </message>
    <message>
        <source>The field with the building's code; code if empty.</source>
        <translation>建筑物编码字段；不填时为 code。</translation>
    </message>
    <message>
        <source>Key of the row</source>
        <translation>行的键</translation>
    </message>
    <message>
        <source>The field by which a decision finds its row again; without it the code, else the address.</source>
        <translation>决定据以找回其行的字段；未选择时用编码，否则用地址。</translation>
    </message>
    <message>
        <source>Buildings, or lots, that rows are tied to: polygons or points. Not needed with a plan.</source>
        <translation>要关联到的建筑物或宗地：多边形或点。有方案时不需要。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>Code of the building</source>
        <translation>建筑物编码</translation>
    </message>
    <message>
        <source>The field with the building's code.</source>
        <translation>建筑物编码字段。</translation>
    </message>
    <message>
        <source>The addresses of the buildings, a row each; a building may have several. Not needed with a plan.</source>
        <translation>建筑物的地址，每行一个；一栋建筑物可以有多个。有方案时不需要。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The field with the address.</source>
        <translation>地址字段。</translation>
    </message>
    <message>
        <source>Building of the address</source>
        <translation>地址所属建筑物</translation>
    </message>
    <message>
        <source>The field with the code of the building; without it an address is of the building it lies on.</source>
        <translation>建筑物编码字段；未选择时，地址属于其所在的建筑物。</translation>
    </message>
    <message>
        <source>Streets, which tell a building on this side from one across, where only the place is known.</source>
        <translation>街道，在只知道位置时用来区分街道两侧的建筑物。</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Name of the street</source>
        <translation>街道名称</translation>
    </message>
    <message>
        <source>The field with the street's name.</source>
        <translation>街道名称所在的字段。</translation>
    </message>
    <message>
        <source>Grids with the field grid_code, which is then told for each row.</source>
        <translation>带 grid_code 字段的网格，写入每一行。</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Units with the field unit_id, which is then told for each row.</source>
        <translation>带 unit_id 字段的单元，写入每一行。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>What was decided before: a table with the fields row_key and building_id, such as earlier ties.</source>
        <translation>以前的决定：带 row_key 和 building_id 字段的表，例如以前的关联。</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Names of roads and compounds that are the same, such as old ones: a table with the fields alias and name, where name is as the addresses have it.</source>
        <translation>同一道路或小区的不同名称，例如旧名：带 alias 和 name 字段的表，name 与地址中的写法相同。</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>A plan file: its buildings, addresses and decisions are used, and the ties are written into it.</source>
        <translation>方案文件：使用其中的建筑物、地址和决定，并把关联写入其中。</translation>
    </message>
    <message>
        <source>Name of the register</source>
        <translation>台账名称</translation>
    </message>
    <message>
        <source>What the plan calls it; by default the layer's name.</source>
        <translation>方案中台账的名称；默认为图层名称。</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Each row with its building, the method, how sure it is, and the three likeliest buildings.</source>
        <translation>每一行及其建筑物、方法、把握程度和三栋最可能的建筑物。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What is not sure or not tied, and where code, address and place disagree.</source>
        <translation>不确定或未关联的行，以及编码、地址和位置不一致之处。</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已选定</translation>
    </message>
    <message>
        <source>Not tied</source>
        <translation>未关联</translation>
    </message>
    <message>
        <source>Buildings are needed, or a plan that has them.</source>
        <translation>需要建筑物图层，或含有建筑物的方案。</translation>
    </message>
</context>
<context>
    <name>TieCard</name>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>The row belongs to no building of the plan</source>
        <translation>该行不属于方案中的任何建筑物</translation>
    </message>
</context>
<context>
    <name>Ties</name>
    <message>
        <source>the same address</source>
        <translation>地址相同</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>the road's name with a slip: {road}</source>
        <translation>路名有误：{road}</translation>
    </message>
    <message>
        <source>the compound's name with a slip: {compound}</source>
        <translation>小区名有误：{compound}</translation>
    </message>
    <message>
        <source>another form of the road's name: {road}</source>
        <translation>路名的另一种写法：{road}</translation>
    </message>
    <message>
        <source>another form of the compound's name: {compound}</source>
        <translation>小区名的另一种写法：{compound}</translation>
    </message>
    <message>
        <source>number {known_number} for {asked_number}</source>
        <translation>门牌 {asked_number} 写作 {known_number}</translation>
    </message>
    <message>
        <source>number {known_number}, not {asked_number}</source>
        <translation>门牌为 {known_number}，不是 {asked_number}</translation>
    </message>
    <message>
        <source>building {building}, not {asked_building}</source>
        <translation>楼号为 {building}，不是 {asked_building}</translation>
    </message>
    <message>
        <source>another road: {road}</source>
        <translation>另一条路：{road}</translation>
    </message>
    <message>
        <source>the row names no road</source>
        <translation>该行未写路名</translation>
    </message>
    <message>
        <source>the building's address names no road</source>
        <translation>建筑物地址未写路名</translation>
    </message>
    <message>
        <source>another compound: {compound}</source>
        <translation>另一个小区：{compound}</translation>
    </message>
    <message>
        <source>the row names no compound, here it is {compound}</source>
        <translation>该行未写小区，此处为 {compound}</translation>
    </message>
    <message>
        <source>no compound in the building's address</source>
        <translation>建筑物地址中没有小区</translation>
    </message>
    <message>
        <source>no house number in one of the two</source>
        <translation>二者之一没有门牌号</translation>
    </message>
    <message>
        <source>building {building} for {asked_building}</source>
        <translation>楼号 {asked_building} 写作 {building}</translation>
    </message>
    <message>
        <source>the row names no building of the compound</source>
        <translation>该行未写小区内的楼号</translation>
    </message>
    <message>
        <source>no number of a building in the building's address</source>
        <translation>建筑物地址中没有楼号</translation>
    </message>
    <message>
        <source>another community: {community}</source>
        <translation>另一个社区：{community}</translation>
    </message>
</context>
<context>
    <name>TiesDock</name>
    <message>
        <source>Ties</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新选定</translation>
    </message>
    <message>
        <source>Tie a register…</source>
        <translation>关联台账…</translation>
    </message>
    <message>
        <source>Open a plan to see the ties of its registers.</source>
        <translation>打开方案即可查看其台账的关联。</translation>
    </message>
    <message>
        <source>All registers</source>
        <translation>全部台账</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All methods</source>
        <translation>全部方法</translation>
    </message>
    <message>
        <source>{decided} of {asked} decided</source>
        <translation>已选定 {decided}，共 {asked}</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>没有待定的行</translation>
    </message>
    <message>
        <source>Sure or decided: {share} of {rows} rows</source>
        <translation>确定或已选定：{share}，共 {rows} 行</translation>
    </message>
    <message>
        <source>Search addresses</source>
        <translation>搜索地址</translation>
    </message>
    <message>
        <source>Take the last decision back (Ctrl+Z)</source>
        <translation>收回上一个决定（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Take the decision on this row back: it waits again</source>
        <translation>收回对该行的决定：重新待定</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
</context>
<context>
    <name>TiesModel</name>
    <message>
        <source>Tie</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Address in the register</source>
        <translation>台账中的地址</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>住房</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Let time stand</source>
        <translation>时间停住</translation>
    </message>
    <message>
        <source>Let time pass</source>
        <translation>时间推进</translation>
    </message>
    <message>
        <source>{span} a second</source>
        <translation>每秒 {span}</translation>
    </message>
    <message>
        <source>stays for {span}</source>
        <translation>停留 {span}</translation>
    </message>
    <message>
        <source>goes at once</source>
        <translation>立即消失</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>A step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>A step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Back to what is now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>办结之后</translation>
    </message>
</context>
<context>
    <name>ToolBox</name>
    <message>
        <source>Assign units</source>
        <translation>划入单元</translation>
    </message>
    <message>
        <source>Give units to the outlined grid, one a click.</source>
        <translation>逐个点击单元，将其划入目标网格。</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Sweep over units to give them to the outlined grid.</source>
        <translation>按住鼠标扫过单元，将其划入目标网格。</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw round units to give them to the outlined grid.</source>
        <translation>圈出单元，将其划入目标网格。</translation>
    </message>
    <message>
        <source>Split along a line</source>
        <translation>沿线拆分</translation>
    </message>
    <message>
        <source>Draw a line through a grid to make two of it.</source>
        <translation>画一条线，将网格拆分为两个。</translation>
    </message>
    <message>
        <source>Split by itself</source>
        <translation>自动拆分</translation>
    </message>
    <message>
        <source>Click a grid and choose among three ways to split it.</source>
        <translation>点击网格，从三种拆分方式中选择。</translation>
    </message>
    <message>
        <source>Merge grids</source>
        <translation>合并网格</translation>
    </message>
    <message>
        <source>Drag a grid onto the neighbour that it is to join.</source>
        <translation>将网格拖到要并入的相邻网格上。</translation>
    </message>
    <message>
        <source>Move a boundary</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Draw where two grids are to meet from now on.</source>
        <translation>画出两个网格的新边界。</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Click a grid: while it is locked no tool changes it.</source>
        <translation>点击网格；锁定期间任何工具都不会改动。</translation>
    </message>
    <message>
        <source>Repair here</source>
        <translation>修复此处</translation>
    </message>
    <message>
        <source>Click a grid: its community is mended by the fewest moves.</source>
        <translation>点击网格，以最少的变动修复其所属社区。</translation>
    </message>
    <message>
        <source>Click the grid to split. Ways to do it are shown, and you choose.</source>
        <translation>点击要拆分的网格，再从给出的方式中选择。</translation>
    </message>
    <message>
        <source>Click a grid to lock it, a locked one to unlock it.</source>
        <translation>点击网格将其锁定，点击已锁定的网格将其解锁。</translation>
    </message>
    <message>
        <source>Click a grid: what is in pieces or out of band in its community is mended by the fewest moves.</source>
        <translation>点击网格：其所属社区中断开或不达标的网格，以最少的变动修复。</translation>
    </message>
    <message>
        <source>Let units go</source>
        <translation>移出单元</translation>
    </message>
    <message>
        <source>While this is on, the tools that assign units take them from their grids and give them to none.</source>
        <translation>开启时，划入单元的各工具将单元移出所属网格，不划入任何网格。</translation>
    </message>
</context>
<context>
    <name>TotalsLabel</name>
    <message>
        <source>given up</source>
        <translation>撤并</translation>
    </message>
    <message>
        <source>A piece of {grid} would be left behind (households: {households}).</source>
        <translation>{grid} 将有一块被隔断（{households} 户）。</translation>
    </message>
    <message>
        <source>Hold Ctrl to take it too.</source>
        <translation>按住 Ctrl 可一并划入。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>TowerBars</name>
    <message>
        <source>Entrances and their groups</source>
        <translation>单元及其分组</translation>
    </message>
    <message>
        <source>Click between two entrances to part or to join them; left, right and space do the same</source>
        <translation>点击两个单元之间，可分开或合并；左右键和空格同样可用</translation>
    </message>
</context>
<context>
    <name>TowerDialog</name>
    <message>
        <source>Divide tower by entrance</source>
        <translation>按单元划分高楼</translation>
    </message>
    <message>
        <source>Entrances with commas between or as a run, groups with semicolons between</source>
        <translation>单元用逗号分隔或写成区间，组之间用分号分隔</translation>
    </message>
    <message>
        <source>Grid code</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>Entrances</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Make it whole again</source>
        <translation>恢复为整栋</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>自动分组</translation>
    </message>
    <message>
        <source>Within the limits where they can be, few, and of even size</source>
        <translation>尽量在范围内、组数少、大小均匀</translation>
    </message>
    <message>
        <source>Building:</source>
        <translation>建筑物：</translation>
    </message>
    <message>
        <source>Groups:</source>
        <translation>分组：</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Tying</name>
    <message>
        <source>Buildings are needed, or a plan that has them.</source>
        <translation>需要建筑物图层，或含有建筑物的方案。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <source>The layer {layer} has no field of addresses: say which it is.</source>
        <translation>图层 {layer} 没有地址字段：请指明。</translation>
    </message>
</context>
<context>
    <name>UndoPlan</name>
    <message>
        <source>Undo edits of a plan</source>
        <translation>撤销方案编辑</translation>
    </message>
    <message>
        <source>Takes the last edits of a scenario back, or does again what was taken back.</source>
        <translation>撤销情景中最近的编辑，或将撤销的编辑重做。</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>How many edits.</source>
        <translation>步数。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Whether to do again what was taken back.</source>
        <translation>是否将撤销的编辑重做。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {wanted} edits, which stay as they are now: {why}</source>
        <translation>要求 {wanted} 步，完成 {done} 步后停止，已完成的保持不变：{why}</translation>
    </message>
    <message>
        <source>Edits that can be taken back: {count}. Nothing was changed.</source>
        <translation>可撤销的编辑只有 {count} 步，未作任何改动。</translation>
    </message>
    <message>
        <source>Edits that can be done again: {count}. Nothing was changed.</source>
        <translation>可重做的编辑只有 {count} 步，未作任何改动。</translation>
    </message>
</context>
<context>
    <name>UnitReading</name>
    <message>
        <source>The layer {layer} has no field grid_code, which says which grid each unit is of.</source>
        <translation>图层“{layer}”没有 grid_code 字段，无法确定各单元所属网格。</translation>
    </message>
    <message>
        <source>The layer {layer} has no units.</source>
        <translation>图层“{layer}”没有单元。</translation>
    </message>
    <message>
        <source>The layer {layer}: the unit_id of feature {feature} is no number from 1 on.</source>
        <translation>图层“{layer}”：要素 {feature} 的 unit_id 不是 1 以上的整数。</translation>
    </message>
    <message>
        <source>The layer {layer}: the unit_id {unit} stands there {count} times.</source>
        <translation>图层“{layer}”：unit_id {unit} 出现 {count} 次。</translation>
    </message>
</context>
<context>
    <name>UpgradeSchema</name>
    <message>
        <source>Upgrade shared database</source>
        <translation>升级共享数据库</translation>
    </message>
    <message>
        <source>Brings the schema community_grids to the version that this plugin works with. Plans and their history stay as they are. It is done whole or not at all. Make a backup first.</source>
        <translation>将模式 community_grids 升级到当前插件所用的版本。方案及其历史保持不变。要么全部完成，要么什么都不做。请先做好备份。</translation>
    </message>
    <message>
        <source>Yes, upgrade the schema in this database</source>
        <translation>是，升级此数据库中的模式</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>模式版本</translation>
    </message>
    <message>
        <source>The schema is in version {version} now.</source>
        <translation>模式现为版本 {version}。</translation>
    </message>
    <message>
        <source>The schema is new enough. Nothing was changed.</source>
        <translation>模式版本已满足要求，未作任何改动。</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Wall screen</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>还没有事件。</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>Grids or units are needed.</source>
        <translation>须指定网格或单元图层。</translation>
    </message>
    <message>
        <source>Households to give to neighbours: {count}; room there: {names}.</source>
        <translation>调出 {count} 户至相邻网格，可容纳：{names}。</translation>
    </message>
    <message>
        <source>Households to take from neighbours: {count}; to spare there: {names}.</source>
        <translation>从相邻网格调入 {count} 户，可调出：{names}。</translation>
    </message>
    <message>
        <source>Divide it into {parts} grids.</source>
        <translation>拆分为 {parts} 个网格。</translation>
    </message>
    <message>
        <source>Merge it with {code}; households together: {together}.</source>
        <translation>与 {code} 合并，合计 {together} 户。</translation>
    </message>
    <message>
        <source>Rebalance the community: its neighbours alone cannot help.</source>
        <translation>须对全社区作均衡调整，仅靠相邻网格无法解决。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>It is locked, and over its limits by {count}: unlock it, or change the limits.</source>
        <translation>网格已锁定，超出上限 {count} 户：请解锁，或调整上下限。</translation>
    </message>
    <message>
        <source>It is locked, and under its limits by {count}: unlock it, or change the limits.</source>
        <translation>网格已锁定，低于下限 {count} 户：请解锁，或调整上下限。</translation>
    </message>
</context>
<context>
    <name>WatchingGrowth</name>
    <message>
        <source>Growth watch</source>
        <translation>户数变化监测</translation>
    </message>
    <message>
        <source>Counted by “{layer}”; the plan itself stays as it is until you repair or rebalance.</source>
        <translation>户数来源为“{layer}”；修复或均衡调整之前，方案本身保持不变。</translation>
    </message>
    <message>
        <source>Counted by the plan; “before” is the scenario that this one came from, where there is one.</source>
        <translation>户数来源为方案；“原户数”取自本情景的来源情景（如有）。</translation>
    </message>
</context>
<context>
    <name>WishPage</name>
    <message>
        <source>A new register goes into a new scenario; the plan in force stays as it is.</source>
        <translation>新台账写入新情景，现行方案保持不变。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>户数台账</translation>
    </message>
    <message>
        <source>Which grids may change</source>
        <translation>允许变动的网格</translation>
    </message>
    <message>
        <source>How much may move</source>
        <translation>允许变动的户数</translation>
    </message>
    <message>
        <source>The chosen grids ({count})</source>
        <translation>选中的网格（{count} 个）</translation>
    </message>
    <message>
        <source>New scenario:</source>
        <translation>新情景：</translation>
    </message>
    <message>
        <source>All grids of the plan; locked ones stay as they are</source>
        <translation>方案的全部网格；锁定网格保持不变</translation>
    </message>
    <message>
        <source>The grids of one community:</source>
        <translation>一个社区的网格：</translation>
    </message>
    <message>
        <source>of the plan's households may change their grid: {count}</source>
        <translation>的方案户数可变动：{count} 户</translation>
    </message>
    <message>
        <source>No limit: as many as it takes to have all grids in band</source>
        <translation>不限：直至所有网格达标</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>What the figures are compared with: black lines in the chart</source>
        <translation>统计与什么比较：图中的黑线</translation>
    </message>
    <message>
        <source>What the events are counted by</source>
        <translation>事件按什么统计</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>All that there is</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>And the time before</source>
        <translation>与之前的期间</translation>
    </message>
    <message>
        <source>And the year before</source>
        <translation>与上一年</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不比较</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Only {low} grids can all be within the limits.</source>
        <translation>要全部达标，只能划为 {low} 个网格。</translation>
    </message>
    <message>
        <source>{low} to {high} grids can all be within the limits.</source>
        <translation>要全部达标，可划为 {low} 至 {high} 个网格。</translation>
    </message>
    <message>
        <source>There are {grids}; outside the limits: {out}.</source>
        <translation>现有 {grids} 个，其中不达标 {out} 个。</translation>
    </message>
    <message>
        <source>Units without a grid: {count}.</source>
        <translation>未归属单元：{count} 个。</translation>
    </message>
    <message>
        <source>Plan files</source>
        <translation>方案文件</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>打开方案</translation>
    </message>
    <message>
        <source>Grids: {plan}</source>
        <translation>网格：{plan}</translation>
    </message>
    <message>
        <source>Make a plan…</source>
        <translation>创建方案文件…</translation>
    </message>
    <message>
        <source>Entrances {entrances} of building {building}, on the ground of grid {grid}.</source>
        <translation>建筑物 {building} 的 {entrances} 单元，位于网格 {grid} 的地面。</translation>
    </message>
</context>
<context>
    <name>WorkbenchActions</name>
    <message>
        <source>Open plan…</source>
        <translation>打开方案…</translation>
    </message>
    <message>
        <source>Open a plan file, to look at its grids and to change them</source>
        <translation>打开方案文件，查看和修改网格</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Fill what is unassigned</source>
        <translation>补划未归属单元</translation>
    </message>
    <message>
        <source>Give every unit without a grid to one, in band where possible</source>
        <translation>将所有未归属的单元划入网格，尽可能达标</translation>
    </message>
    <message>
        <source>Compare scenarios…</source>
        <translation>比较情景…</translation>
    </message>
    <message>
        <source>Renumber grids</source>
        <translation>网格重新编号</translation>
    </message>
    <message>
        <source>Number the communities of the chosen grids anew; without a choice, all</source>
        <translation>将选中网格所在的社区重新编号；未选中时，对全部社区编号</translation>
    </message>
    <message>
        <source>Rebalance…</source>
        <translation>均衡调整…</translation>
    </message>
    <message>
        <source>Bring grids back into band: three ways, each with its price</source>
        <translation>使网格重新达标：给出三个选项及各自的变动量</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Split by itself…</source>
        <translation>自动拆分…</translation>
    </message>
    <message>
        <source>Merge into the first chosen</source>
        <translation>并入首个选中的网格</translation>
    </message>
    <message>
        <source>Repair its community</source>
        <translation>修复所属社区</translation>
    </message>
    <message>
        <source>Edit grids</source>
        <translation>编辑网格</translation>
    </message>
    <message>
        <source>Community Grids: edit</source>
        <translation>社区网格：编辑</translation>
    </message>
    <message>
        <source>Growth watch…</source>
        <translation>户数变化监测…</translation>
    </message>
    <message>
        <source>See which grids a register puts out of their band or near its edge</source>
        <translation>查看按户数台账哪些网格不达标或接近上下限</translation>
    </message>
    <message>
        <source>Check grids</source>
        <translation>检查网格</translation>
    </message>
    <message>
        <source>Hold the grids to the rules D1 to D11; what is found stands in the findings</source>
        <translation>按规则 D1 至 D11 检查网格，结果列在检查结果面板中</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>撤并…</translation>
    </message>
    <message>
        <source>Give the grid's ground to a neighbour; its code is never given again</source>
        <translation>将网格的地块划入相邻网格，其代码作废</translation>
    </message>
</context>
<context>
    <name>WorkingThroughTies</name>
    <message>
        <source>Decide to which building the doubtful rows of a register belong</source>
        <translation>选定台账中待定的行属于哪栋建筑物</translation>
    </message>
    <message>
        <source>Tie buildings…</source>
        <translation>关联建筑物…</translation>
    </message>
    <message>
        <source>Tie the rows of a register to buildings, by code, address and place</source>
        <translation>按编码、地址和位置，把台账各行关联到建筑物</translation>
    </message>
    <message>
        <source>No register of this plan is tied to its buildings yet.</source>
        <translation>本方案还没有已关联到建筑物的台账。</translation>
    </message>
    <message>
        <source>Every row of this list is decided.</source>
        <translation>列表中的行均已选定。</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>The output {name} could not be written: {trouble}</source>
        <translation>输出 {name} 无法写入：{trouble}</translation>
    </message>
    <message>
        <source>the disk may be full.</source>
        <translation>磁盘空间可能已满。</translation>
    </message>
    <message>
        <source>The disk of {folder} has {free} MB left; the plan takes {size} MB. Nothing was written.</source>
        <translation>{folder} 所在磁盘仅剩 {free} MB，方案需要 {size} MB，未写入任何结果。</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
</context>
<context>
    <name>_Panel</name>
    <message>
        <source>open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>nearly overdue</source>
        <translation>将超期</translation>
    </message>
    <message>
        <source>done in 24 hours</source>
        <translation>24 小时内办结</translation>
    </message>
</context>
</TS>
